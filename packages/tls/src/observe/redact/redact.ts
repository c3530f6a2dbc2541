/**
 * A trace to hand on, by allowance: what is known to say nothing of anybody stays (numbers of registries, lengths, days,
 * the words of our own sentences), and everything else is exchanged, the same everywhere. It dissects, explains and is
 * diagnosed as before: every length stays as it was.
 */
import { Certificate, elementTree, SubjectPublicKeyInfo } from '../../asn1/index.ts';
import type { AlertEvent, CertificateEvent, ChoiceName, MessageEvent, TlsEvent } from '../../events/index.ts';
import type { Codec } from '../../presentation/index.ts';
import { HandshakeType, SignedCertificateTimestamp } from '../../wire/index.ts';
import { codecNamed } from '../dissection.ts';
import { withoutSecrets } from '../trace.ts';
import { Disguise } from './disguise.ts';
import { redactFields } from './fields.ts';
import { type Retold, redactRecords } from './records.ts';
import { redactSubject, redactTexts } from './texts.ts';
import { withoutHours } from './times.ts';

export interface Redacted {
  readonly title: string;
  readonly events: readonly TlsEvent[];
}

export function redact(title: string, events: readonly TlsEvent[]): Redacted {
  const disguise = new Disguise();
  // Names that are texts come first, so that words in bytes and in sentences are the same.
  for (const host of hostsIn(events)) disguise.text(host);
  for (const event of events) meetOptions(event, disguise);
  const told = withoutSecrets(events);
  const now = told[0]?.at ?? 0;
  const messages = told
    .filter((event): event is MessageEvent => event.type === 'message')
    .map((was) => ({ was, bytes: message(was, disguise, now) }));
  const retold = new Map(messages.map(({ was, bytes }) => [was as TlsEvent, bytes]));
  const inBytes = told.map((event) => redactBytes(event, retold, disguise, now));
  const whole = redactRecords(inBytes, messages.filter(inRecords), disguise);
  // By now every name was met, so that texts can be looked through.
  return { title: disguise.prose(withoutHours(title)), events: whole.map((event) => redactTexts(event, disguise)) };
}

/** The inner hello of ECH stands in no record, and change_cipher_spec in one of its own. */
const inRecords = ({ was }: Retold): boolean => was.part !== 'inner' && was.name !== 'change_cipher_spec';

/** Whom the caller asked for. */
const hostsIn = (events: readonly TlsEvent[]): string[] =>
  events.flatMap((event) => {
    const host =
      event.type === 'transport' ? event.host : event.type === 'certificate' ? event.evidence.host : undefined;
    return host ?? [];
  });

/** What this end could have chosen, of which only what it chose stands in a message. */
function meetOptions(event: TlsEvent, disguise: Disguise): void {
  if (event.type !== 'decision') return;
  for (const { option } of event.considered) {
    if (event.what === PROTOCOL) disguise.protocol(option);
    else if (event.what === CERTIFICATE) redactSubject(option, disguise);
  }
}
const PROTOCOL: ChoiceName = 'application protocol';
const CERTIFICATE: ChoiceName = 'certificate';

/** What is compressed cannot be looked into: nothing of it stays but its header, and its length. */
function message(event: MessageEvent, disguise: Disguise, now: number): Uint8Array {
  if (event.bytes[0] === HandshakeType.compressed_certificate) return event.bytes.map((byte, i) => (i < 12 ? byte : 0));
  return redactFields(codecNamed(event.codec), event.bytes, disguise, now);
}

function redactBytes(
  event: TlsEvent,
  messages: ReadonlyMap<TlsEvent, Uint8Array>,
  disguise: Disguise,
  now: number,
): TlsEvent {
  switch (event.type) {
    case 'message':
      return { ...event, bytes: messages.get(event)! };
    case 'certificate':
      return certificates(event, disguise, now);
    case 'transcript':
      return { ...event, hash: disguise.bytes(event.hash) };
    case 'secret':
      return event.context === undefined ? event : { ...event, context: disguise.bytes(event.context) };
    case 'alert':
      return event.bytes.length === 2 ? event : whole<AlertEvent>(event, disguise);
    case 'fault':
      return event.bytes === undefined ? event : whole({ ...event, bytes: event.bytes }, disguise);
    default:
      return event;
  }
}

const whole = <E extends { readonly bytes: Uint8Array }>(event: E, disguise: Disguise): E => ({
  ...event,
  bytes: disguise.bytes(event.bytes),
});

/** As it stands in the message. */
const element = elementTree('Part of an OCSP structure (RFC 6960), in DER.');

function certificates(event: CertificateEvent, disguise: Disguise, now: number): TlsEvent {
  const as = (codec: Codec<any>) => (der: Uint8Array) => redactFields(codec, der, disguise, now);
  const { evidence, ocspResponse, presented, rawPublicKey, signedCertificateTimestamps } = event;
  const paths = evidence.paths.map((path) => ({ ...path, certificates: path.certificates.map(as(Certificate)) }));
  return {
    ...event,
    presented: presented.map(as(Certificate)),
    ...(rawPublicKey !== undefined && { rawPublicKey: as(SubjectPublicKeyInfo)(rawPublicKey) }),
    ...(ocspResponse !== undefined && { ocspResponse: as(element)(ocspResponse) }),
    ...(signedCertificateTimestamps !== undefined && {
      signedCertificateTimestamps: signedCertificateTimestamps.map(as(SignedCertificateTimestamp)),
    }),
    evidence: { ...evidence, paths },
  };
}
