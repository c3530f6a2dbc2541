/**
 * A trace to hand on: without secrets, and with other names and addresses in place of the real ones, the same everywhere.
 * It dissects, explains and is diagnosed as before: every length stays as it was.
 */

import { decode } from '../../presentation/index.ts';
import { find, HandshakeType, HandshakeUnversioned } from '../../wire/index.ts';
import { parseCertificate } from '../../x509/index.ts';
import type { CertificateEvent, MessageEvent, RecordEvent, TlsEvent, TransportEvent } from '../events.ts';
import { contentOf } from '../timeline.ts';
import { withoutSecrets } from '../trace.ts';
import { derAt, disguiseDer } from './der.ts';
import { Disguise } from './disguise.ts';

export interface Redacted {
  readonly title: string;
  readonly events: readonly TlsEvent[];
}

export function redact(title: string, events: readonly TlsEvent[]): Redacted {
  const disguise = new Disguise();
  const hosts = hostsIn(events);
  for (const host of hosts) disguise.text(host);
  const open = (bytes: Uint8Array): Uint8Array => disguised(bytes, hosts, disguise);
  const told = withoutSecrets(events).map((event) =>
    'bytes' in event && event.type === 'message' ? message(event, open) : event,
  );
  const whole = lanes(told, open).map((event) => certificates(withoutNonce(event), disguise));
  // By now every name was met, so that texts can be looked through.
  return { title: disguise.prose(title), events: whole.map((event) => texts(event, disguise)) };
}

/** A nonce is made of the write IV, which is derived from a secret: its length stays. */
const withoutNonce = (event: TlsEvent): TlsEvent =>
  event.type === 'record' && event.protection !== undefined
    ? { ...event, protection: { ...event.protection, nonce: event.protection.nonce.map(() => 0) } }
    : event;

/** What the caller asked for, and what clients said on the wire. */
function hostsIn(events: readonly TlsEvent[]): string[] {
  const found = events.flatMap((event): (string | undefined)[] => {
    if (event.type === 'transport') return [event.host];
    if (event.type === 'certificate') return [event.evidence.host];
    return event.type === 'message' && event.name === 'client_hello' ? [serverName(event)] : [];
  });
  return [...new Set(found.filter((host) => host !== undefined && host !== 'localhost'))] as string[];
}

function serverName({ bytes }: MessageEvent): string | undefined {
  try {
    const hello = decode(HandshakeUnversioned, bytes);
    const name =
      hello.type === 'client_hello' ? find(hello.body.extensions ?? [], 'server_name')?.[0]?.name : undefined;
    return name && String.fromCharCode(...name);
  } catch {
    return undefined;
  }
}

const message = (event: MessageEvent, open: (bytes: Uint8Array) => Uint8Array): MessageEvent => ({
  ...event,
  bytes: event.bytes[0] === HandshakeType.compressed_certificate ? hidden(event.bytes) : open(event.bytes),
});

/** What is compressed cannot be looked into: nothing of it stays but its length. */
const hidden = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i < 12 ? byte : 0));

/** Handshake bytes with every certificate, distinguished name and host in them exchanged. */
function disguised(bytes: Uint8Array, hosts: readonly string[], disguise: Disguise): Uint8Array {
  const out = bytes.slice();
  for (let at = 0; at + 4 < out.length; at++) {
    if (out[at] !== 0x30 || !(isCertificate(out, at) || isName(out, at))) continue;
    const end = derAt(out, at)!;
    disguiseDer(out, at, end, disguise);
    at = end - 1;
  }
  for (const host of hosts) replaceAll(out, ascii(host), ascii(disguise.text(host)));
  return out;
}

function isCertificate(bytes: Uint8Array, at: number): boolean {
  const end = derAt(bytes, at);
  if (end === undefined || bytes[at + 1]! < 0x81) return false;
  try {
    parseCertificate(bytes.subarray(at, end));
    return true;
  } catch {
    return false;
  }
}

/** An RDNSequence, as in certificate_authorities: its length stands right before it. */
function isName(bytes: Uint8Array, at: number): boolean {
  const end = derAt(bytes, at);
  const announced = at >= 2 ? bytes[at - 2]! * 256 + bytes[at - 1]! : -1;
  return end !== undefined && announced === end - at && bytes[at + (bytes[at + 1]! < 0x80 ? 2 : 3)] === 0x31;
}

function replaceAll(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): void {
  if (from.length < 2 || from.length !== to.length) return;
  for (let at = 0; at + from.length <= bytes.length; at++) {
    if (from.every((byte, i) => bytes[at + i] === byte)) bytes.set(to, at);
  }
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Records carry the same bytes once more, and a name may begin in one and end in the next: each direction is read as a whole. */
function lanes(events: readonly TlsEvent[], open: (bytes: Uint8Array) => Uint8Array): TlsEvent[] {
  const out = [...events];
  for (const direction of ['sent', 'received'] as const) {
    const carriers = out.flatMap((event, index) => {
      const content = event.type === 'record' && event.direction === direction ? contentOf(event) : undefined;
      return content?.type === HANDSHAKE ? [{ index, content: content.bytes }] : [];
    });
    const lane = open(joined(carriers.map(({ content }) => content)));
    let at = 0;
    for (const { index, content } of carriers) {
      out[index] = withContent(out[index] as RecordEvent, lane.slice(at, at + content.length));
      at += content.length;
    }
  }
  return out;
}

const HANDSHAKE = 22;
const HEADER = 5;

function withContent(record: RecordEvent, content: Uint8Array): RecordEvent {
  if (record.protection !== undefined) return { ...record, protection: { ...record.protection, content } };
  return { ...record, bytes: joined([record.bytes.subarray(0, HEADER), content]) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function certificates(event: TlsEvent, disguise: Disguise): TlsEvent {
  if (event.type !== 'certificate') return event;
  const der = (bytes: Uint8Array): Uint8Array => {
    const out = bytes.slice();
    disguiseDer(out, 0, out.length, disguise);
    return out;
  };
  const { evidence, ocspResponse, presented } = event;
  const paths = evidence.paths.map(({ certificates, ...path }) => ({ ...path, certificates: certificates.map(der) }));
  return {
    ...event,
    presented: presented.map(der),
    ...(ocspResponse !== undefined && { ocspResponse: der(ocspResponse) }),
    evidence: { ...evidence, paths },
  };
}

/** Sentences name certificates and hosts. */
function texts(event: TlsEvent, disguise: Disguise): TlsEvent {
  const say = (text: string): string => disguise.prose(text);
  switch (event.type) {
    case 'certificate':
      return { ...event, evidence: evidenceTexts(event.evidence, say) };
    case 'decision':
      return {
        ...event,
        chosen: say(event.chosen),
        considered: event.considered.map(({ option, because }) => ({ option: say(option), because: say(because) })),
      };
    case 'check':
      return { ...event, claim: say(event.claim) };
    case 'fault':
      return { ...event, message: say(event.message), ...(event.claim !== undefined && { claim: say(event.claim) }) };
    case 'transport':
      return transportTexts(event, disguise);
    default:
      return event;
  }
}

function evidenceTexts(
  evidence: CertificateEvent['evidence'],
  say: (text: string) => string,
): CertificateEvent['evidence'] {
  const { host, failure, paths } = evidence;
  return {
    ...evidence,
    ...(host !== undefined && { host: say(host) }),
    ...(failure !== undefined && { failure: { ...failure, claim: say(failure.claim) } }),
    paths: paths.map((path) => ({
      ...path,
      subjects: path.subjects.map(say),
      checks: path.checks.map((check) => ({ ...check, claim: say(check.claim) })),
    })),
  };
}

const transportTexts = (event: TransportEvent, disguise: Disguise): TransportEvent => ({
  ...event,
  ...(event.host !== undefined && { host: disguise.prose(event.host) }),
  ...(event.roots !== undefined && {
    roots: event.roots.map((root) => root.replace(/=([^,]*)/g, (_, value: string) => `=${disguise.text(value)}`)),
  }),
});
