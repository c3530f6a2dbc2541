/** Trying the fix: one change at a time, until one of them makes the handshake succeed. */
import { betweenProbes, type Diagnosis, type Trial } from 'tlscope/diagnose';
import type { ConnectOptions } from 'tlscope/node';
import { parseCertificate } from 'tlscope/x509';
import type { Target } from '../target.ts';
import { targets } from '../trust/targets.ts';
import { type Visit, visit } from '../visit.ts';
import { change, type Known, trialText } from './trials.ts';

export interface Tried {
  readonly trial: Trial;
  readonly text: string;
  /** `impossible`: the change could not be made, as when nothing is at the address where an issuer should be. */
  readonly result: 'works' | 'fails' | 'impossible';
  /** Why it failed, or what was agreed on. */
  readonly says: string;
  /** Contents by name. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

export interface ProofOptions extends Known {
  readonly target: Target;
  readonly options: ConnectOptions;
  readonly diagnoses: readonly Diagnosis[];
  /** Milliseconds for each. */
  readonly patience: number;
  /** Told before each. */
  readonly trying: (text: string) => void;
}

export interface Proof {
  readonly tried: readonly Tried[];
  /** A second connection like the first was not answered like it. */
  readonly between: Diagnosis | undefined;
}

/** Diagnoses whose changes are tried. */
const MOST = 3;

/** In order of likelihood; ends early when `signal` says so, with what there is by then. */
export async function prove(given: ProofOptions): Promise<Proof> {
  const between = await onceMore(given);
  const tried: Tried[] = [];
  for (const trial of distinct(given.diagnoses.slice(0, MOST).flatMap(({ trials }) => trials))) {
    if (given.signal.aborted) break;
    given.trying(trialText(trial));
    tried.push(await attempt(trial, given));
  }
  return { tried, between };
}

/** The same again, where a server answered at all: does the same one answer? */
async function onceMore({ target, options, events, patience, signal, trying }: ProofOptions) {
  if (!events.some((event) => event.type === 'message' && event.name === 'server_hello')) return undefined;
  trying('with nothing changed, to see whether the same one answers');
  const again = await visit({ ...options, signal }, target, undefined, patience);
  return betweenProbes(events, again.events);
}

async function attempt(trial: Trial, { target, options, patience, ...known }: ProofOptions): Promise<Tried> {
  const text = trialText(trial);
  const changed = await change(trial, options, known);
  if (changed === undefined) return { trial, text, result: 'impossible', says: 'that could not be had', files: {} };
  const seen = await visit({ ...changed.options, signal: known.signal }, target, undefined, patience);
  if (seen.agreed === undefined) return { trial, text, result: 'fails', says: reason(seen), files: {} };
  const { protocol, cipherSuite } = seen.agreed;
  return {
    trial,
    text,
    result: 'works',
    says: `${protocol} with ${cipherSuite}`,
    files: withHeader(changed.files, target),
  };
}

const reason = ({ error }: Visit): string => error?.message ?? 'the other side closed it';

/** What was found as a root is written for a board as well. */
function withHeader(files: Readonly<Record<string, string>>, { host }: Target): Tried['files'] {
  const pem = files['ca.pem'];
  if (pem === undefined) return files;
  const anchor = parseCertificate(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
  const [header] = targets.arduino!.write([anchor], { forWhom: host, espGeneration: 1, password: '' });
  return header === undefined ? files : { ...files, 'ca.h': header.content };
}

function distinct(trials: readonly Trial[]): Trial[] {
  const seen = new Set<string>();
  return trials.filter((trial) => {
    const key = JSON.stringify(trial);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
