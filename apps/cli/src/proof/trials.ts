/** What a trial changes in the next connection. */

import { nodeProvider as provider } from 'tlscope/crypto/node';
import type { Trial } from 'tlscope/diagnose';
import type { ConnectOptions } from 'tlscope/node';
import type { TlsEvent } from 'tlscope/observe';
import { lookAtCertificate, TrustStore, toPem, verifyChainFetching } from 'tlscope/x509';
import { allRoots } from '../trust/catalogue.ts';
import { httpFetcher } from './fetch.ts';
import { splitting } from './split.ts';

export interface Changed {
  readonly options: ConnectOptions;
  /** Files that belong to the change, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** In words, for the one who waits. */
export function trialText(trial: Trial): string {
  switch (trial.change) {
    case 'servername':
      return `asking for ${trial.name}`;
    case 'version':
      return `with ${trial.version.replace('TLSv', 'TLS ')} only`;
    case 'groups':
      return `with the groups ${trial.groups.join(', ')}`;
    case 'ciphers':
      return 'with every cipher suite there is, the weak ones too, to see what the server has';
    case 'split hello':
      return 'with the ClientHello in two packets, one after the other';
    case 'no alpn':
      return 'without application protocols';
    case 'fetch intermediates':
      return 'with the intermediate fetched from where the certificate says it is';
    case 'roots from peer':
      return 'with the root that the server itself sends, to see that nothing else is wrong';
  }
}

/** What is known of the connection that failed. */
export interface Known {
  readonly events: readonly TlsEvent[];
  /** The address of the other end. */
  readonly from: string | undefined;
  /** Ends the trying. */
  readonly signal: AbortSignal;
}

/** `undefined` where the change cannot be made: a file that is not there, a chain that leads nowhere. */
export async function change(
  trial: Trial,
  options: ConnectOptions,
  { events, signal, from }: Known,
): Promise<Changed | undefined> {
  const changed = (more: Partial<ConnectOptions>, files = {}): Changed => ({ options: { ...options, ...more }, files });
  switch (trial.change) {
    case 'servername':
      return changed({ servername: trial.name });
    case 'version':
      return changed({ minVersion: trial.version, maxVersion: trial.version });
    case 'groups':
      return changed({ ecdhCurve: undefined, groups: trial.groups });
    case 'ciphers':
      return changed({ ciphers: undefined, cipherSuites: trial.suites });
    case 'split hello':
      return changed({ socket: splitting(options) });
    case 'no alpn':
      return changed({ ALPNProtocols: undefined });
    case 'fetch intermediates':
      return withIntermediates(options, { events, signal, from });
    case 'roots from peer':
      return withPeersRoot(options, events);
  }
}

const presentedIn = (events: readonly TlsEvent[]): readonly Uint8Array[] =>
  events.findLast((event) => event.type === 'certificate')?.presented ?? [];

/** The missing ones come from where the certificates say; the path they make must end in a root that was trusted before. */
async function withIntermediates(
  options: ConnectOptions,
  { events, signal, from }: Known,
): Promise<Changed | undefined> {
  const presented = presentedIn(events);
  const trust = trustIn(options);
  const question = { presented, trust, at: (options.now ?? Date.now)(), purpose: 'server', provider } as const;
  const { evidence, fetched } = await verifyChainFetching(question, httpFetcher(signal, from));
  const path = evidence.paths[evidence.chosen ?? -1]?.certificates;
  if (path === undefined || !fetched.some(({ ok }) => ok)) return undefined;
  const chain = path.slice(0, -1);
  const missing = chain.filter((der) => !presented.some((one) => Buffer.from(one).equals(der)));
  const pem = (der: Uint8Array) => toPem('CERTIFICATE', der);
  return {
    options: { ...options, ca: [...trust.anchors.map(({ der }) => der), ...missing] },
    files: { 'fullchain.pem': chain.map(pem).join(''), 'intermediates.pem': missing.map(pem).join('') },
  };
}

/** Shows that the root is all that is missing. Whether it may be trusted, nobody can learn from the connection itself. */
function withPeersRoot(options: ConnectOptions, events: readonly TlsEvent[]): Changed | undefined {
  const top = presentedIn(events).find((der) => {
    const seen = lookAtCertificate(der);
    return seen?.oddities.length === 0 && seen.facts.selfIssued;
  });
  if (top === undefined) return undefined;
  return { options: { ...options, ca: top }, files: { 'ca.pem': toPem('CERTIFICATE', top) } };
}

function trustIn({ ca }: ConnectOptions): TrustStore {
  if (ca === undefined) return allRoots();
  return ca instanceof TrustStore ? ca : TrustStore.of(...([ca].flat() as (string | Uint8Array)[]));
}
