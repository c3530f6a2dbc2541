/** What a server offers, found by trying: one connection for each version, suite and group. */
import { connect as nodeConnect } from 'node:tls';
import type { ConnectOptions } from 'tlscope/node';
import type { CertificateEvent } from 'tlscope/observe';
import { cipherSuites } from 'tlscope/wire';
import type { Target } from '../target.ts';
import { visit } from '../visit.ts';
import type { Version } from './policy.ts';

export interface Survey {
  readonly versions: readonly Version[];
  /** Of TLS 1.2, the weak ones too. */
  readonly suites: readonly string[];
  readonly groups: readonly string[];
  /** As the first connection showed it; absent where none was shown. */
  readonly chain: CertificateEvent | undefined;
  /** Why not even the first connection came to be. */
  readonly unreachable: string | undefined;
  /** Why what was not accepted may be what was not answered: a server that takes only so many connections says no to none. */
  readonly lost: string | undefined;
  /** False where it was stopped before the end. */
  readonly complete: boolean;
}

export interface SurveyOptions {
  readonly target: Target;
  readonly base: ConnectOptions;
  /** Milliseconds for each connection. */
  readonly patience: number;
  readonly signal: AbortSignal;
  /** Told before each connection: how many there are, and what this one asks. */
  readonly trying: (done: number, all: number, what: string) => void;
}

const GROUPS = [
  'X25519MLKEM768',
  'SecP256r1MLKEM768',
  'x25519',
  'secp256r1',
  'secp384r1',
  'secp521r1',
  'x448',
  'ffdhe2048',
  'ffdhe3072',
  'ffdhe4096',
];

export async function survey({ target, base, patience, signal, trying }: SurveyOptions): Promise<Survey> {
  const suites = cipherSuites
    .filter(({ version, name }) => version === 'TLSv1.2' && !name.includes('PSK'))
    .map(({ name }) => name);
  const works = async (options: Partial<ConnectOptions>) =>
    (await visit({ ...base, ...options, rejectUnauthorized: false, signal }, target, undefined, patience)).agreed !==
    undefined;
  const first = await visit({ ...base, rejectUnauthorized: false, signal }, target, undefined, patience);
  const chain = first.events.find((event): event is CertificateEvent => event.type === 'certificate');
  const nothing = { versions: [], suites: [], groups: [], chain, lost: undefined, complete: !signal.aborted };
  const silent =
    !first.events.some((event) => event.type === 'message' && event.direction === 'received') &&
    first.error !== undefined;
  if (silent && chain === undefined && !first.events.some(({ type }) => type === 'alert'))
    return { ...nothing, unreachable: first.error?.message };

  const questions: readonly (readonly [
    kind: 'versions' | 'suites' | 'groups',
    what: string,
    ask: () => Promise<boolean>,
  ])[] = [
    ...(['TLSv1', 'TLSv1.1'] as const).map(
      (version) => ['versions', version, () => oldVersion(target, version, patience)] as const,
    ),
    ...(['TLSv1.2', 'TLSv1.3'] as const).map(
      (version) =>
        [
          'versions',
          version,
          () =>
            works({ minVersion: version, maxVersion: version, ...(version === 'TLSv1.2' && { cipherSuites: suites }) }),
        ] as const,
    ),
    ...suites.map((name) => ['suites', name, () => works({ maxVersion: 'TLSv1.2', cipherSuites: [name] })] as const),
    ...GROUPS.map((name) => ['groups', name, () => works({ minVersion: 'TLSv1.3', groups: [name] })] as const),
  ];
  const found = { versions: [] as Version[], suites: [] as string[], groups: [] as string[] };
  for (const [i, [kind, what, ask]] of questions.entries()) {
    if (signal.aborted) return { ...found, chain, unreachable: undefined, lost: undefined, complete: false };
    trying(i, questions.length, what);
    if (await ask().catch(() => false)) (found[kind] as string[]).push(what);
  }
  const again = first.agreed === undefined || (await works({}));
  const complete = !signal.aborted;
  return {
    ...found,
    chain,
    unreachable: undefined,
    lost: complete ? contradiction(found, again) : undefined,
    complete,
  };
}

/** What cannot all be so: `again` is whether the first connection, made once more, was answered as it was. */
function contradiction({ versions, suites, groups }: Found, again: boolean): string | undefined {
  if (!again) return 'the first connection came about, and the same one after all the others did not';
  if (versions.includes('TLSv1.2') && suites.length === 0) return 'it accepts TLS 1.2, and none of its cipher suites';
  if (versions.includes('TLSv1.3') && groups.length === 0) return 'it accepts TLS 1.3, and none of its groups';
  return undefined;
}

type Found = Pick<Survey, 'versions' | 'suites' | 'groups'>;

/** Our own stack does not speak them, so OpenSSL is asked; nothing is sent, and nobody is trusted. */
function oldVersion({ host, port }: Target, version: 'TLSv1' | 'TLSv1.1', patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = nodeConnect({
      host,
      port,
      minVersion: version,
      maxVersion: version,
      ciphers: 'ALL:@SECLEVEL=0',
      rejectUnauthorized: false,
    });
    const done = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(patience, () => done(false));
    socket
      .once('secureConnect', () => done(true))
      .once('error', () => done(false))
      .once('close', () => done(false));
  });
}
