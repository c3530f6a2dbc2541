/** One trace of RFC 8448 run again through the key schedule and the record layer. */

import { concat, equal, utf8 } from 'tlscope/bytes';
import { finishedMac, type HandshakeSecrets, startSchedule, Transcript } from 'tlscope/keys';
import { HELLO_RETRY_REQUEST_RANDOM } from 'tlscope/wire';
import { block, rfc8448, type Step } from '../../packages/tls/test/support/rfc8448.ts';
import { sha256 } from './crypto.ts';

export const SECTIONS = [3, 4, 5, 6, 7];

/** What one derivation gave, and the transcript hash that went in. */
export interface Derived {
  readonly value: Uint8Array;
  readonly context: Uint8Array | undefined;
}

export interface Replay {
  readonly steps: readonly Step[];
  /** By the name the secret has in `keys/secrets.ts`. */
  readonly secrets: ReadonlyMap<string, Derived>;
  readonly verify: {
    readonly client: Uint8Array;
    readonly server: Uint8Array;
    readonly binder: Uint8Array | undefined;
  };
  readonly binderHash: Uint8Array | undefined;
}

/** Runs the schedule over the trace's messages; the shared secret and the PSK are the trace's own inputs. */
export function replay(section: number): Replay {
  const steps = rfc8448().filter((step) => step.section === section);
  const heard = transcripts(steps);
  const secrets = new Map<string, Derived>();
  const psk = section === 4 ? resumptionPsk() : undefined;

  const early = startSchedule(sha256, psk, ({ name, value, context }) => secrets.set(name, { value, context }));
  let binder: Uint8Array | undefined;
  let binderHash: Uint8Array | undefined;
  if (psk !== undefined) {
    binderHash = sha256.digest(block(titled(steps, 'calculate PSK binder'), 'ClientHello prefix'));
    binder = finishedMac(sha256, early.binderKey('resumption'), binderHash);
    early.clientEarlyTraffic(heard.clientHello);
    early.earlyExporter(heard.clientHello);
  }
  const shared = block(titled(steps, 'extract secret "handshake"'), 'IKM');
  const handshake = early.handshake(shared, heard.serverHello);
  const application = handshake.application(heard.serverFinished);
  application.resumption(heard.clientFinished);
  const verify = { ...verifyData(handshake, heard), binder };
  return { steps, secrets, verify, binderHash };
}

/** The only step of `steps` whose title begins so and that holds bytes. */
export function titled(steps: readonly Step[], title: string): Step {
  const found = steps.filter((step) => step.title.startsWith(title) && step.blocks.size > 0);
  if (found.length !== 1) throw new Error(`${found.length} steps are "${title}"`);
  return found[0]!;
}

type Heard = ReturnType<typeof transcripts>;

const verifyData = (secrets: HandshakeSecrets, heard: Heard) => ({
  client: finishedMac(sha256, secrets.client_handshake_traffic_secret, heard.beforeClientFinished),
  server: finishedMac(sha256, secrets.server_handshake_traffic_secret, heard.beforeServerFinished),
});

/** The PSK of §4 is the one §3 ends with. */
function resumptionPsk(): Uint8Array {
  return block(
    titled(
      rfc8448().filter((step) => step.section === 3),
      'generate resumption secret',
    ),
    'expanded',
  );
}

/** The transcript hash at each place the schedule asks for. */
function transcripts(steps: readonly Step[]) {
  let transcript = Transcript.empty;
  const at: Record<string, Uint8Array> = {};
  for (const message of messages(steps)) {
    const hash = () => transcript.digest(sha256);
    if (message.name === 'Finished') at[`before ${message.side}`] = hash();
    if (equal(message.bytes.subarray(6, 38), HELLO_RETRY_REQUEST_RANDOM)) transcript = transcript.afterRetry(sha256);
    transcript = transcript.add(message.bytes);
    at[message.name === 'Finished' ? message.side : message.name] = hash();
    if (message.name === 'Finished' && message.side === 'client') break;
  }
  return {
    clientHello: at.ClientHello!,
    serverHello: at.ServerHello!,
    beforeServerFinished: at['before server']!,
    serverFinished: at.server!,
    beforeClientFinished: at['before client']!,
    clientFinished: at.client!,
  };
}

/** Every handshake message in order. §4 prints its ClientHello without binders; the record after it has all of it. */
function* messages(steps: readonly Step[]): Generator<{ side: string; name: string; bytes: Uint8Array }> {
  for (const [i, step] of steps.entries()) {
    const name = /^construct an? (\w+) handshake message$/.exec(step.title)?.[1];
    if (name === undefined) continue;
    const bytes = block(step, name);
    const whole = bytes.length === 4 + (bytes[1]! << 16) + (bytes[2]! << 8) + bytes[3]!;
    const sent = () => steps.slice(i).find((later) => later.title === 'send handshake record')!;
    yield { side: step.side, name, bytes: whole ? bytes : block(sent(), 'payload') };
  }
}

/** struct HkdfLabel as the trace prints it (`info`), built here a second time. */
export function hkdfLabel(label: string, context: Uint8Array, length: number): Uint8Array {
  const text = utf8(`tls13 ${label}`);
  return concat(Uint8Array.of(0, length, text.length), text, Uint8Array.of(context.length), context);
}
