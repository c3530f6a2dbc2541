/** Any event in words: what it is, why it is there, where that is written. */

import { hex, ownMember } from '../bytes/index.ts';
import type {
  AlertEvent,
  CertificateEvent,
  CheckEvent,
  DecisionEvent,
  Epoch,
  KeysEvent,
  MessageEvent,
  RecordEvent,
  SecretEvent,
  TlsEvent,
  TransportEvent,
} from '../events/index.ts';
import type { Codec } from '../presentation/index.ts';
import { AlertDescription, AlertLevel, ContentType } from '../wire/index.ts';
import { whatIsWrong } from './chain-words.ts';
import { plainName } from './chosen.ts';
import { codecNamed } from './dissection.ts';
import { asSentence } from './sentence.ts';
import { alertStories, exchangeStories, helloStories, stories } from './stories.ts';
import { contentOf } from './timeline.ts';

export interface Explanation {
  /** What it is, in a few words. */
  readonly title: string;
  /** Why it is there, in whole sentences. */
  readonly text: string;
  /** `RFC 9846 §4.2.2`, where one place says it. */
  readonly rfc?: string;
}

export function explain(event: TlsEvent): Explanation {
  switch (event.type) {
    case 'message':
      return explainMessage(event);
    case 'alert':
      return explainAlert(event);
    case 'record':
      return explainRecord(event);
    case 'secret':
      return explainSecret(event);
    case 'keys':
      return explainKeys(event);
    case 'decision':
      return explainDecision(event);
    case 'check':
      return explainCheck(event);
    case 'certificate':
      return explainCertificate(event);
    case 'transcript':
      return {
        title: `transcript after ${event.after}`,
        text: `The hash of every handshake message so far is ${hex(event.hash.subarray(0, 8))}...`,
        rfc: 'RFC 9846 §4.1',
      };
    case 'state':
      return { title: `${event.from} to ${event.to}`, text: `${event.on} moved ${event.graph} along its graph.` };
    case 'wait':
      return event.phase === 'begun'
        ? { title: `waiting: ${event.what}`, text: `The handshake stands still until the ${event.what} is there.` }
        : { title: `no longer waiting: ${event.what}`, text: `Who was asked has answered: the handshake goes on.` };
    case 'transport':
      return explainTransport(event);
    case 'fault':
      return { title: event.code, text: asSentence(event.message), ...cite(event.rfc) };
    case 'appdata':
      return { title: 'application data', text: `${plural(event.bytes.length, 'byte')} ${event.direction}.` };
  }
}

/** The message's own codec: the case of its name, where the codec is a `select`. */
export function messageCodec(event: MessageEvent): Codec<any> {
  const codec = codecNamed(event.codec) as Codec<any> & { readonly cases?: Readonly<Record<string, Codec<any>>> };
  return ownMember(codec.cases, event.name) ?? codec;
}

/** The message in plain words, from the mouth of the one who sends it. */
export function storyOf(event: MessageEvent): string | undefined {
  const exchange = ownMember(ownMember(exchangeStories, event.codec), event.name);
  if (exchange !== undefined) return exchange;
  if (event.part !== undefined) return helloStories[event.part];
  return Object.hasOwn(stories, event.name) ? stories[event.name as keyof typeof stories] : undefined;
}

/** The keys of an epoch, as one says them. */
export const epochWords: Readonly<Record<Epoch, string>> = {
  plaintext: 'in the clear',
  early_data: 'locked with the early-data keys',
  handshake: 'locked with the handshake keys',
  application: 'locked with the application keys',
  tls12: 'locked with the connection keys',
};

export const plural = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

export const alertName = (event: AlertEvent): string =>
  AlertDescription.nameOf(event.description) ?? `alert ${event.description}`;

function explainMessage(event: MessageEvent): Explanation {
  const codec = messageCodec(event);
  const text = [storyOf(event), codec.note].filter((part) => part !== undefined).join(' ');
  const title = event.part === undefined ? event.name : `${event.name} (${event.part})`;
  return { title, text, ...cite(codec.rfc) };
}

function explainAlert(event: AlertEvent): Explanation {
  const name = alertName(event);
  const level = AlertLevel.nameOf(event.level) ?? `level ${event.level}`;
  return {
    title: `alert: ${name} (${level})`,
    text: ownMember(alertStories, name) ?? 'The other side gave up without a reason this version knows.',
    rfc: name === 'close_notify' || name === 'user_canceled' ? 'RFC 9846 §6.1' : 'RFC 9846 §6.2',
  };
}

function explainRecord(event: RecordEvent): Explanation {
  const content = contentOf(event);
  const size = plural(event.bytes.length, 'byte');
  if (content === undefined) {
    return { title: 'record', text: `${size} that did not open with our keys.`, rfc: 'RFC 9846 §5.2' };
  }
  const what = ContentType.nameOf(content.type) ?? `content type ${content.type}`;
  const text = `A record of ${size}, ${epochWords[event.epoch]}, carrying ${plural(content.bytes.length, 'byte')} of ${what}.`;
  const { protection } = event;
  if (protection === undefined) return { title: 'record', text, rfc: 'RFC 9846 §5.1' };
  // A nonce has 12 bytes; the 16 of CBC mode are random, and there the number goes into the MAC.
  const where = protection.nonce.length === 12 ? 'nonce' : 'MAC';
  const place = ` It is number ${protection.sequence} under these keys; the number is part of the ${where}, so it opens here and nowhere else.`;
  return { title: 'record', text: text + place, rfc: 'RFC 9846 §5.3' };
}

const explainSecret = (event: SecretEvent): Explanation => ({
  title: event.name,
  text: event.formula,
  rfc: event.rfc,
});

const explainKeys = (event: KeysEvent): Explanation => ({
  title: `${event.direction} keys`,
  text: `From here on, what we ${event.direction} is ${epochWords[event.epoch]}: ${event.aead}, keys from ${event.secret}.`,
  rfc: event.epoch === 'tls12' ? 'RFC 5246 §6.3' : 'RFC 9846 §7.3',
});

/** `chosen` with the reason that stands beside it. */
function explainDecision({ what, chosen, considered, rfc }: DecisionEvent): Explanation {
  const because = considered.find(({ option }) => plainName(option) === plainName(chosen))?.because;
  const others = considered.filter(({ option }) => plainName(option) !== plainName(chosen));
  const reasons = [...new Set(others.map((other) => other.because))].map((reason) => {
    const names = others.filter((other) => other.because === reason).map(({ option }) => plainName(option));
    return reason === because ? `as much could be said of ${names.join(', ')}` : `not ${names.join(', ')}: ${reason}`;
  });
  const text = [because === undefined ? plainName(chosen) : `${plainName(chosen)}: ${because}`, ...reasons].join('; ');
  return { title: what, text: `${text}.`, rfc };
}

function explainTransport({ what, host, port, code, milliseconds }: TransportEvent): Explanation {
  const words = {
    connecting: `A byte stream to ${host ?? 'the other side'}${port === undefined ? '' : `, port ${port}`}, is asked for.`,
    connected: 'There is a byte stream: what one side writes, the other reads. TLS makes it safe.',
    ended: 'The other side ended its direction of the byte stream.',
    failed: `The byte stream broke: ${code ?? 'nobody knows why'}.`,
    closed: 'This side is done with the byte stream.',
    timeout: `Nothing came for ${milliseconds ?? 0} milliseconds, and nobody waits any longer.`,
  };
  return { title: `transport ${what}`, text: words[what] };
}

const explainCheck = (event: CheckEvent): Explanation => ({
  title: event.ok ? 'checked' : 'refused',
  text: event.ok ? event.claim : `${asSentence(whatIsWrong(event))} The peer is told ${event.alert}.`,
  rfc: event.rfc,
});

function explainCertificate(event: CertificateEvent): Explanation {
  const { evidence } = event;
  const bare = event.rawPublicKey !== undefined;
  const who = `the ${event.side}'s ${bare ? 'bare public key' : 'certificate'}`;
  const rfc = bare ? 'RFC 7250 §4.4' : 'RFC 5280 §6';
  if (evidence.ok) return { title: 'certificate', text: `Every check of ${who} holds.`, rfc };
  const why = evidence.failure === undefined ? 'no path leads to a trusted root' : whatIsWrong(evidence.failure);
  const ignored = evidence.enforced ? '' : ' VERIFICATION IS SWITCHED OFF, so the connection went on regardless.';
  return {
    title: 'certificate',
    text: `Refused ${who}: ${why}.${ignored}`,
    rfc: evidence.failure?.rfc ?? rfc,
  };
}

const cite = (rfc: string | undefined): { rfc?: string } => (rfc === undefined ? {} : { rfc });
