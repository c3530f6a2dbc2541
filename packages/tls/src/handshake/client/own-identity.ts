import { EMPTY, equal } from '../../bytes/index.ts';
import type { CertificateTypeName, CertificateWishes, Identity } from '../../policy/index.ts';
import { DecodeError, decode, encode } from '../../presentation/index.ts';
import {
  CertificateRequest12,
  CertificateRequest13,
  CertificateType,
  PeerFault,
  ProtocolVersion,
} from '../../wire/index.ts';
import { writePublicKey } from '../../x509/index.ts';
import { answerTo } from '../authentication/choose.ts';
import { wishesIn12, wishesIn13 } from '../authentication/wishes.ts';
import type { Session, ShownIdentity } from '../resumption/session.ts';
import type { ClientContext, Request12, Request13 } from './states.ts';

/** Of a handshake in which the server did not ask who we are. */
export const notAsked: ShownIdentity = {
  certificate_request: EMPTY,
  certificate_type: CertificateType.of(CertificateType.X509),
  digest: EMPTY,
};

/** RFC 9846 §4.4.2: what we showed a server that asked. */
export const shownIn13 = (
  request: Request13 | undefined,
  type: CertificateTypeName,
  ours: Identity | undefined,
  cx: ClientContext,
): ShownIdentity => (request === undefined ? notAsked : shown(encode(CertificateRequest13, request), type, ours, cx));

/** RFC 5246 §7.4.4. */
export const shownIn12 = (
  request: Request12 | undefined,
  type: CertificateTypeName,
  ours: Identity | undefined,
  cx: ClientContext,
): ShownIdentity => (request === undefined ? notAsked : shown(encode(CertificateRequest12, request), type, ours, cx));

function shown(
  certificate_request: Uint8Array,
  type: CertificateTypeName,
  ours: Identity | undefined,
  cx: ClientContext,
): ShownIdentity {
  const certificate_type = CertificateType.of(CertificateType[type]);
  return { certificate_request, certificate_type, digest: digestOf(ours, cx) };
}

/**
 * RFC 9846 §4.7.2: who we are after the server has asked again; `undefined` where we were two, and nobody can say which of
 * them a session would stand for.
 */
export function shownLater(before: ShownIdentity | undefined, now: ShownIdentity): ShownIdentity | undefined {
  if (before === undefined || before.digest.length === 0) return before && now;
  if (now.digest.length === 0) return before;
  return equal(before.digest, now.digest) ? now : undefined;
}

/**
 * RFC 9846 §4.7.1: a server takes the client of a session for who it was in the handshake that made it. Where it asked,
 * the session is for who would give the same answer to the same request now.
 */
export function objectionToOwn({ client, state }: Session, cx: ClientContext): string | undefined {
  if (client.certificate_request.length === 0) return undefined;
  const version: number = state.protocol_version;
  const wishes = wishesOf(client, version, cx);
  if (wishes === undefined) return 'what its server asked of us cannot be read';
  const digest = digestOf(answerTo(wishes, version, cx.settings).chosen, cx);
  if (equal(client.digest, digest)) return undefined;
  return client.digest.length === 0
    ? 'it was made without a certificate of ours, and we would show one now'
    : 'it was made with another certificate of ours than we would show now';
}

function wishesOf(
  { certificate_request, certificate_type }: ShownIdentity,
  version: number,
  cx: ClientContext,
): CertificateWishes | undefined {
  const type = certificate_type === CertificateType.RawPublicKey ? 'RawPublicKey' : 'X509';
  try {
    return version === ProtocolVersion.TLSv1_3
      ? wishesIn13(decode(CertificateRequest13, certificate_request).extensions, type, cx)
      : wishesIn12(decode(CertificateRequest12, certificate_request), type);
  } catch (error) {
    if (error instanceof DecodeError || error instanceof PeerFault) return undefined;
    throw error;
  }
}

/** Of the end entity alone: the same certificate may travel with other issuers, and another key may sign for it. */
function digestOf(ours: Identity | undefined, { settings }: ClientContext): Uint8Array {
  if (ours === undefined) return EMPTY;
  return settings.provider.hashes.sha256.digest(ours.chain[0] ?? writePublicKey(ours.key.publicKey));
}
