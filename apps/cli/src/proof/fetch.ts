/** Certificates from where other certificates point to: over HTTP, as RFC 5280 §4.2.2.1 has it, and with limits. */

import { decode } from 'tlscope/presentation';
import { Pkcs7, parseCertificate, SignedData } from 'tlscope/x509';

const MAX_BYTES = 65_536;
const PATIENCE = 5_000;

/** DER; empty where nothing usable is there. Strangers choose these addresses, so errors are no news. */
export async function fetchCertificates(urls: readonly string[], signal: AbortSignal): Promise<Uint8Array[]> {
  for (const url of urls.slice(0, 3)) {
    const bytes = await fetched(url, signal).catch(() => undefined);
    const found = bytes === undefined ? [] : certificatesIn(bytes);
    if (found.length > 0) return found;
  }
  return [];
}

async function fetched(url: string, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) });
  if (!response.ok || response.body === null) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MAX_BYTES) return undefined;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** One in DER, or several in a PKCS #7 file. */
function certificatesIn(bytes: Uint8Array): Uint8Array[] {
  if (isCertificate(bytes)) return [bytes];
  try {
    const { content } = decode(Pkcs7, bytes);
    return (content === undefined ? [] : (decode(SignedData, content).certificates ?? [])).filter(isCertificate);
  } catch {
    return [];
  }
}

function isCertificate(der: Uint8Array): boolean {
  try {
    parseCertificate(der);
    return true;
  } catch {
    return false;
  }
}
