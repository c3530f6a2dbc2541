/** Where the chain comes from: a server, or a file. */
import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { type CertificateEvent, outcomeIn } from 'tlscope/observe';
import { DecodeError } from 'tlscope/presentation';
import { lookAtCertificate, oddText, parseCertificate, type X509Certificate } from 'tlscope/x509';
import { REFUSED, UsageError } from '../host.ts';
import { certificatesNamed } from '../inspect/certificates.ts';
import { authority, parseTarget } from '../target.ts';
import { visit } from '../visit.ts';

export interface Given {
  readonly chain: readonly X509Certificate[];
  /** What the certificate has to be for, where it is known. */
  readonly host: string | undefined;
  /** For people: the server, or the file. */
  readonly from: string;
  readonly fromFile: boolean;
}

/** The server could not be asked. */
export class NoChain extends Error {
  override readonly name = 'NoChain';
  readonly exitCode = REFUSED;
}

/** Throws `UsageError` and `NoChain`. */
export async function chainOf(text: string, host: string | undefined, seconds: number): Promise<Given> {
  // A folder may be called like a host; a pipe, as of <(...), is as good as a file.
  if (text === '-' || statSync(text, { throwIfNoEntry: false })?.isDirectory() === false) {
    return { chain: await certificatesNamed(text, 'The chain'), host, from: host ?? text, fromFile: true };
  }
  if (/[/\\]|\.(pem|crt|cer|der|p7b|p12|pfx)$/i.test(text) && !text.includes('://')) {
    throw new UsageError(`There is no file ${text}.`, 'Check the path, or name a server as HOST:PORT.');
  }
  const target = parseTarget(text);
  const servername = host ?? (isIP(target.host) === 0 ? target.host : '');
  // Who it is is judged here, with every root there is, and not by the connection.
  const options = { host: target.host, port: target.port, servername, rejectUnauthorized: false };
  const seen = await visit(options, target, undefined, seconds * 1000);
  const shown = seen.events.find((event): event is CertificateEvent => event.type === 'certificate');
  if (shown === undefined) {
    throw new NoChain(`${authority(target)} showed no certificate. ${outcomeIn(seen.events).text}`);
  }
  const chain = shown.presented.map((der, i) => readable(der, i, authority(target)));
  return { chain, host: host ?? target.host, from: authority(target), fromFile: false };
}

/** What cannot be read strictly is no part of a chain to trust. */
function readable(der: Uint8Array, place: number, from: string): X509Certificate {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const [odd] = lookAtCertificate(der)?.oddities ?? [];
    const because = odd === undefined ? error.message : oddText(odd);
    throw new NoChain(`Certificate ${place + 1} of ${from} cannot be trusted: ${because}.`);
  }
}
