/** Files for the rest: PEM, DER, Python, YAML, key stores of Java, and the bundles of ESP-IDF. */
import { hex } from 'tlscope/bytes';
import { writePkcs12 } from 'tlscope/password';
import { toPem, type X509Certificate } from 'tlscope/x509';
import { type EspGeneration, writeEspBundle } from '../esp-bundle.ts';
import { hashes, remarks, type Written } from './text.ts';

export const pemFile = (anchors: readonly X509Certificate[], forWhom: string): Written[] => [
  {
    name: 'roots.pem',
    content: hashes(remarks(anchors, forWhom)) + anchors.map(({ der }) => toPem('CERTIFICATE', der)).join(''),
  },
];

export const derFile = ([anchor]: readonly X509Certificate[]): Written[] => [
  { name: 'root.der', content: anchor!.der },
];

export const espBundleFile = (anchors: readonly X509Certificate[], generation: EspGeneration): Written[] => [
  { name: 'x509_crt_bundle', content: writeEspBundle(anchors, generation) },
];

/** A module with one bytes literal for each: mbedTLS there reads DER, and one certificate at a time. */
export function micropython(anchors: readonly X509Certificate[], forWhom: string): Written[] {
  const literals = anchors.map(({ der }) => `    (\n${pythonBytes(der)}\n    ),`);
  const content = `${hashes(remarks(anchors, forWhom))}ANCHORS = (\n${literals.join('\n')}\n)\n`;
  return [{ name: 'anchors.py', content }];
}

function pythonBytes(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 20) {
    const part = hex(bytes.subarray(at, at + 20), ' ').split(' ');
    lines.push(`        b'${part.map((byte) => `\\x${byte}`).join('')}'`);
  }
  return lines.join('\n');
}

export function esphome(anchors: readonly X509Certificate[], forWhom: string): Written[] {
  const pem = anchors.map(({ der }) => toPem('CERTIFICATE', der)).join('');
  const block = pem.trimEnd().replace(/^/gm, '    ');
  const content = `${hashes(remarks(anchors, forWhom))}mqtt:\n  certificate_authority: |\n${block}\n`;
  return [{ name: 'mqtt.yaml', content }];
}

/** Certificates without a key, each marked as trusted. */
export function javaStore(anchors: readonly X509Certificate[], password: string): Written[] {
  const names = differing(anchors.map(({ commonNames, subject }) => commonNames[0] ?? subject));
  const certificates = anchors.map(({ der }, i) => ({ der, name: names[i]! }));
  return [{ name: 'truststore.p12', content: writePkcs12({ certificates, trusted: true }, password) }];
}

/** Java takes names that differ by case alone, or by what BMPString does not hold, for one, and keeps the last. */
function differing(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((given) => {
    const name = given.replace(/[^\0-\uffff]|[\ud800-\udfff]/gu, '');
    for (let i = 1; ; i++) {
      const one = i === 1 && name !== '' ? name : `${name} ${i}`.trimStart();
      if (taken.has(one.toLowerCase())) continue;
      taken.add(one.toLowerCase());
      return one;
    }
  });
}
