/** One connection to a server, from the first byte to the last, with everything that was seen. */
import { Sight } from 'tlscope/diagnose';
import { type ConnectOptions, connect, type TLSSocket } from 'tlscope/node';
import { ACCESS_REFUSED, chosenIn, endingIn, hasForwardSecrecy, type TlsEvent } from 'tlscope/observe';
import { now } from './clock.ts';
import type { Answer, Probe } from './probes/answer.ts';
import { Recorder } from './recorder.ts';
import type { Target } from './target.ts';

export interface Visit {
  readonly events: readonly TlsEvent[];
  /** Key log lines (RFC 9850). */
  readonly keylog: string;
  /** The newest that the server gave, for the next visit. Secret. */
  readonly session: Uint8Array | undefined;
  readonly agreed: Agreed | undefined;
  readonly answer: Answer | undefined;
  readonly error: Error | undefined;
  /** Of the other end, once it has said something. */
  readonly address: string | undefined;
}

export interface Agreed {
  readonly protocol: string;
  readonly cipherSuite: string;
  /** The registry's name; absent with static RSA. */
  readonly group: string | undefined;
  /** A key that is stolen later opens nothing of what was said. */
  readonly forwardSecrecy: boolean;
  readonly alpn: string | undefined;
  readonly authorized: boolean;
  readonly authorizationError: string | null;
}

/** Milliseconds for the other side to say goodbye as well. */
const GRACE = 1000;

/** In bytes: what may still come once we said goodbye, and key log lines. */
const MOST_AFTER = 256 * 1024;
const MOST_KEYLOG = 1024 * 1024;

/** `options.observe` sees each event as it comes; `patience` in milliseconds, for the handshake and again for the answer. */
export function visit(
  options: ConnectOptions,
  target: Target,
  probe: Probe | undefined,
  patience: number,
): Promise<Visit> {
  return new Promise((resolve) => {
    const kept = new Recorder();
    const { events } = kept;
    let keylog = '';
    let agreed: Agreed | undefined;
    let answer: Answer | undefined;
    let error: Error | undefined;
    let done = false;
    let address: string | undefined;
    const later = new EventTarget();
    let most = Number.POSITIVE_INFINITY;
    const see = (event: TlsEvent): void => {
      if (kept.weight > most || !kept.note(event)) return process.nextTick(tooMuch);
      if ('direction' in event && event.direction === 'received') address ??= socket.remoteAddress;
      if (event.type === 'message' && event.direction === 'received') later.dispatchEvent(new Event('heard'));
      options.observe?.(event);
    };
    const socket = connect({ ...options, now, observe: see });
    const tooMuch = (): void => {
      socket.destroy(new Error('the other side sent more than is kept of a connection'));
    };
    const give = (what: string): void => {
      see({ type: 'transport', what: 'timeout', milliseconds: patience, at: now() });
      socket.destroy(new Error(`${what} within ${patience / 1000} seconds`));
    };
    let timer = setTimeout(give, patience, 'the handshake did not complete');

    socket.on('keylog', (line: Buffer) => {
      if (keylog.length < MOST_KEYLOG) keylog += line.toString('latin1');
    });
    socket.once('secureConnect', async () => {
      agreed = agreedOn(socket, events);
      clearTimeout(timer);
      timer = setTimeout(give, patience, 'the other side did not answer');
      answer = await probe?.(socket, target);
      clearTimeout(timer);
      const refusal = refusalOf(answer, events);
      if (refusal !== undefined) {
        error ??= Object.assign(new Error(refusal.message), { code: refusal.code });
        see({ type: 'fault', ...refusal, at: now() });
      }
      timer = setTimeout(() => socket.destroy(), GRACE);
      most = kept.weight + MOST_AFTER;
      socket.resume();
      if (probe === undefined && isAsked(events)) await heard(socket, later);
      done = true;
      socket.end();
    });
    socket.on('error', (reason: Error) => {
      // After our goodbye only a refusal matters: a server of TLS 1.3 may have judged our certificate so late.
      if (!done || endingIn(events) !== undefined) error ??= reason;
    });
    socket.once('close', () => {
      clearTimeout(timer);
      resolve({ events, keylog, session: socket.getSession(), agreed, answer, error, address });
    });
  });
}

function agreedOn(socket: TLSSocket, events: readonly TlsEvent[]): Agreed {
  const protocol = socket.getProtocol() ?? '';
  const cipherSuite = socket.getCipher()?.standardName ?? '';
  const group = chosenIn(events, 'group');
  return {
    protocol,
    cipherSuite,
    group,
    forwardSecrecy: hasForwardSecrecy(protocol, cipherSuite, group),
    alpn: socket.alpnProtocol || undefined,
    authorized: socket.authorized,
    authorizationError: socket.authorizationError,
  };
}

/** RFC 9846 §4.5.1: a server that asked for a certificate says what it thinks of it after the client is done. */
const isAsked = (events: readonly TlsEvent[]): boolean =>
  events.some((event) => event.type === 'message' && event.name === 'certificate_request');

/** What was said inside, where it ends the story: a plain no does where a certificate was asked for and none was shown. */
function refusalOf(answer: Answer | undefined, events: readonly TlsEvent[]): Answer['refused'] {
  const { refused } = answer ?? {};
  if (refused?.code !== ACCESS_REFUSED) return refused;
  return isAsked(events) && new Sight(events).shown.length === 0 ? refused : undefined;
}

/** Until the server says something after the handshake, is gone, or had its time. */
function heard(socket: TLSSocket, later: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, GRACE - 100);
    const enough = (): void => {
      clearTimeout(timer);
      resolve();
    };
    later.addEventListener('heard', enough, { once: true });
    socket.once('close', enough);
    socket.once('data', enough);
  });
}

/** There was a connection, nothing broke it, and whoever was asked inside did not say no. */
export const isGood = ({ agreed, error, answer, events }: Visit): boolean =>
  agreed !== undefined && error === undefined && endingIn(events) === undefined && answer?.ok !== false;
