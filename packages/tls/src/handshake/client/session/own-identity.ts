import { EMPTY, equal } from '../../../bytes/index.ts';
import type { CertificateTypeName, CertificateWishes, Identity } from '../../../policy/index.ts';
import { decode } from '../../../presentation/index.ts';
import { CertificateRequest12, CertificateRequest13, CertificateType, ProtocolVersion } from '../../../wire/index.ts';
import { writePublicKey } from '../../../x509/index.ts';
import { answerTo, wishesIn12, wishesIn13 } from '../../authentication/index.ts';
import type { Session, ShownIdentity } from '../../resumption/index.ts';
import type { ClientContext } from '../states.ts';

/** Of a handshake in which the server did not ask who we are. */
const notAsked: ShownIdentity = {
  certificate_request: EMPTY,
  certificate_type: CertificateType.of(CertificateType.X509),
  digest: EMPTY,
};

/** RFC 9846 §4.4.2, RFC 5246 §7.4.4: what we showed a server that asked, if it did. */
export const shownTo = (
  asked: Uint8Array | undefined,
  type: CertificateTypeName,
  ours: Identity | undefined,
  cx: ClientContext,
): ShownIdentity =>
  asked === undefined
    ? notAsked
    : {
        certificate_request: asked,
        certificate_type: CertificateType.of(CertificateType[type]),
        digest: digestOf(ours, cx),
      };

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
  const same = wishes && equal(client.digest, digestOf(answerTo(wishes, version, cx.settings).chosen, cx));
  return same ? undefined : 'we would not show its server the same certificate now';
}

/** `undefined` for a request that cannot be read: sessions are kept elsewhere. */
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
  } catch {
    return undefined;
  }
}

/** Of the end entity alone: the same certificate may travel with other issuers, and another key may sign for it. */
function digestOf(ours: Identity | undefined, { settings }: ClientContext): Uint8Array {
  if (ours === undefined) return EMPTY;
  return settings.provider.hashes.sha256.digest(ours.chain[0] ?? writePublicKey(ours.key.publicKey));
}
