/** What certificates point to, over HTTP, as RFC 5280 §4.2.2.1 has it, and with limits: strangers choose these addresses. */
import type { Fetcher } from 'tlscope/x509';

const MAX_BYTES = 65_536;
const PATIENCE = 5_000;

export const httpFetcher =
  (signal: AbortSignal): Fetcher =>
  async (url) => {
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
  };
