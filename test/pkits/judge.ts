/** Asks the questions of PKITS about its certificates and lists, read where Debian's python3-cryptography-vectors puts them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProvider } from '../../packages/tls/src/crypto/providers/node/index.ts';
import {
  type ChainAnswer,
  parseCertificate,
  profiles,
  TrustStore,
  verifyChain,
  type X509Certificate,
} from '../../packages/tls/src/x509/index.ts';
import type { PkitsCase } from './table.ts';

const FOLDER = '/usr/lib/python3/dist-packages/cryptography_vectors/x509/PKITS_data';
export const skip = existsSync(FOLDER)
  ? false
  : 'PKITS is not there: it comes with the Debian package python3-cryptography-vectors';

/** The lists of the suite end in 2030, and most of its certificates. */
const AT = Date.UTC(2026, 0);

export interface Pkits {
  ask(one: PkitsCase): ChainAnswer['evidence'];
}

export function readPkits(): Pkits {
  const certificates = files('certs', '.crt');
  const crls = [...files('crls', '.crl').values()];
  const trust = TrustStore.of(certificates.get('TrustAnchorRootCertificate')!);
  const issuers = [...certificates].filter(([name]) => !name.endsWith('EE')).flatMap(([, der]) => readable(der));
  return {
    ask({ file, settings }) {
      const der = certificates.get(file);
      if (der === undefined) throw new Error(`PKITS has no certificate ${file}`);
      return verifyChain({
        presented: [der, ...readable(der).flatMap((leaf) => ancestors(leaf, issuers).map((one) => one.der))],
        trust,
        at: AT,
        purpose: 'any',
        provider: nodeProvider,
        // What §6 asks of a path; the suite breaks rules for those who issue on purpose, such as positive serial numbers.
        profile: { ...profiles.rfc5280, demands: [] },
        policies: settings,
        revocation: { mode: 'hard', crls, signers: issuers.map((one) => one.der) },
      }).evidence;
    },
  };
}

/** Every certificate that has the name of an issuer above, for the path builder to choose from. */
function ancestors(leaf: X509Certificate, issuers: readonly X509Certificate[]): X509Certificate[] {
  const found = new Set<X509Certificate>();
  const visit = (below: X509Certificate): void => {
    for (const issuer of issuers) {
      if (issuer.subjectName !== below.issuerName || found.has(issuer)) continue;
      found.add(issuer);
      visit(issuer);
    }
  };
  visit(leaf);
  return [...found];
}

/** One of the suite's certificates is not DER; it is on no path then. */
function readable(der: Uint8Array): X509Certificate[] {
  try {
    return [parseCertificate(der)];
  } catch {
    return [];
  }
}

function files(folder: string, ending: string): Map<string, Uint8Array> {
  const names = readdirSync(join(FOLDER, folder)).filter((name) => name.endsWith(ending));
  return new Map(
    names.map((name) => [name.slice(0, -ending.length), new Uint8Array(readFileSync(join(FOLDER, folder, name)))]),
  );
}
