/** One direction of a TLS stream, or bare handshake messages, as pieces. Keys are not known here. */
import { concat } from 'tlscope/bytes';
import { codecNamed, messageCodec } from 'tlscope/observe';
import { type Codec, decodeFault, dissect } from 'tlscope/presentation';
import {
  Alert,
  ChangeCipherSpec,
  ContentType,
  HandshakeType,
  TLSCiphertext,
  TLSCiphertext12,
  TLSPlaintext,
} from 'tlscope/wire';
import { wholeMessages } from './overhear.ts';
import type { Piece } from './piece.ts';

const RECORD_HEADER = 5;
const MESSAGE_HEADER = 4;
const MAJOR_VERSION = 3;

/** `undefined` where the bytes begin neither like a record nor like a handshake message. */
export function tlsPieces(bytes: Uint8Array): Piece[] | undefined {
  if (looksLikeRecord(bytes)) return [...recordPieces(bytes)];
  return looksLikeMessage(bytes) ? [...messagePieces(bytes)] : undefined;
}

const looksLikeRecord = (bytes: Uint8Array): boolean =>
  bytes.length >= RECORD_HEADER && ContentType.nameOf(bytes[0]!) !== undefined && bytes[1] === MAJOR_VERSION;

const looksLikeMessage = (bytes: Uint8Array): boolean =>
  bytes.length >= MESSAGE_HEADER &&
  HandshakeType.nameOf(bytes[0]!) !== undefined &&
  messageLength(bytes) <= bytes.length;

const messageLength = (bytes: Uint8Array): number => MESSAGE_HEADER + bytes[1]! * 65536 + bytes[2]! * 256 + bytes[3]!;

function* recordPieces(bytes: Uint8Array): Generator<Piece> {
  let locked = false;
  let pending: Uint8Array = new Uint8Array(0);
  let at = 0;
  for (let count = 1; at < bytes.length; count++) {
    const length = RECORD_HEADER + (bytes[at + 3] ?? 0) * 256 + (bytes[at + 4] ?? 0);
    const record = bytes.subarray(at, at + length);
    const title = `Record ${count}, at byte ${at}`;
    at += length;
    const type = record[0]!;
    const name = ContentType.nameOf(type) ?? `content type ${type}`;
    if (locked || type === ContentType.application_data) {
      const codec = type === ContentType.application_data ? TLSCiphertext : TLSCiphertext12;
      yield { title: `${title}: locked, and its keys are not here`, codec, bytes: record, lockedFrom: RECORD_HEADER };
      continue;
    }
    if (record.length < length) {
      yield { title: `${title}: ${name}, cut short`, codec: TLSPlaintext, bytes: record };
      continue;
    }
    yield { title: `${title}: ${name}`, codec: TLSPlaintext, bytes: record, until: RECORD_HEADER };
    const content = record.subarray(RECORD_HEADER);
    locked = type === ContentType.change_cipher_spec;
    if (type !== ContentType.handshake) yield { title: name, codec: CODECS[type] ?? codecNamed(name), bytes: content };
    else {
      pending = concat(pending, content);
      for (const message of [...wholeMessages(pending)]) {
        yield messagePiece(message);
        pending = pending.subarray(message.length);
      }
    }
  }
  if (pending.length > 0) yield messagePiece(pending);
}

const CODECS: Readonly<Record<number, Codec<any>>> = {
  [ContentType.alert]: Alert,
  [ContentType.change_cipher_spec]: ChangeCipherSpec,
};

function* messagePieces(bytes: Uint8Array): Generator<Piece> {
  let whole = 0;
  for (const message of wholeMessages(bytes)) {
    whole += message.length;
    yield messagePiece(message);
  }
  if (whole < bytes.length) yield messagePiece(bytes.subarray(whole));
}

const VERSIONS = [
  'Handshake13',
  'Handshake12Ecdhe',
  'Handshake12Rsa',
  'Handshake12Dhe',
  'Handshake12EcdhePsk',
  'Handshake12Psk',
] as const;

/** Bytes alone do not say which version they are of: whichever reads furthest. */
function messagePiece(bytes: Uint8Array): Piece {
  const reach = (name: string): number =>
    decodeFault(dissect(codecNamed(name), bytes))?.start ?? Number.POSITIVE_INFINITY;
  const [codec] = [...VERSIONS].sort((a, b) => reach(b) - reach(a));
  const name = HandshakeType.nameOf(bytes[0]!) ?? 'unknown';
  const event = { type: 'message', at: 0, direction: 'sent', epoch: 'plaintext', name, codec: codec!, bytes } as const;
  return { title: messageCodec(event).name, codec: codecNamed(codec!), bytes };
}
