import { decode, encode } from '../../presentation/index.ts';
import { rule } from '../../rules/index.ts';
import {
  EncodedClientHelloInner,
  ExtensionType,
  find,
  HandshakeUnversioned,
  ProtocolVersion,
} from '../../wire/index.ts';
import type { Context } from '../context.ts';
import { type Hello, type HelloExtension, isInner } from '../ech-hello.ts';
import { extensionCode, requireUnique } from '../negotiation/index.ts';

const { encrypted_client_hello } = ExtensionType.members;

const paddedWithZeros = rule('client_hello_inner.padding', {
  holds: 'the ClientHelloInner is padded with zeros',
  fails: 'the padding of the ClientHelloInner has bytes that are not zero',
  rfc: 'RFC 9849 §5.1',
  alert: 'illegal_parameter',
});
const noReferenceToEch = rule('ech_outer_extensions.encrypted_client_hello', {
  holds: 'ech_outer_extensions does not name encrypted_client_hello',
  fails: 'ech_outer_extensions names encrypted_client_hello, which cannot be copied from the ClientHelloOuter',
  rfc: 'RFC 9849 §5.1',
  alert: 'illegal_parameter',
});
const referencesInOrder = rule('ech_outer_extensions.order', {
  holds: 'each extension in ech_outer_extensions is in the ClientHelloOuter, in that order and once',
  fails:
    'ech_outer_extensions names an extension that the ClientHelloOuter does not have there, in that order and once',
  rfc: 'RFC 9849 §5.1',
  alert: 'illegal_parameter',
});
const markedAsInner = rule('client_hello_inner.encrypted_client_hello', {
  holds: 'encrypted_client_hello in the ClientHelloInner has the type inner',
  fails: 'encrypted_client_hello in the ClientHelloInner is missing, or does not have the type inner',
  rfc: 'RFC 9849 §7.1',
  alert: 'illegal_parameter',
});
const noOldVersions = rule('client_hello_inner.supported_versions', {
  holds: 'the ClientHelloInner offers no version below TLS 1.3',
  fails: (version: number | undefined) =>
    `the ClientHelloInner offers ${ProtocolVersion.label(version!)}; it may offer nothing below TLS 1.3`,
  rfc: 'RFC 9849 §7.1',
  alert: 'illegal_parameter',
});
const onlyEncoded = rule('ech_outer_extensions.encoded_only', {
  holds: 'ech_outer_extensions is only in the encoded ClientHelloInner',
  fails: 'ech_outer_extensions is outside of the encoded ClientHelloInner',
  rfc: 'RFC 9849 §5.1',
  alert: 'illegal_parameter',
});

/** RFC 9849 §5.1, §7.1: the inner hello as the client hashed it, from what was decrypted and from the outer hello. */
export function decodeInner(
  plaintext: Uint8Array,
  outer: Hello,
  cx: Context,
): { readonly name: 'client_hello'; readonly body: Hello; readonly raw: Uint8Array } {
  const { client_hello, zeros } = decode(EncodedClientHelloInner, plaintext);
  cx.require(
    zeros.every((byte) => byte === 0),
    paddedWithZeros,
  );
  const list = client_hello.extensions ?? [];
  requireUnique(cx, list, 'EncodedClientHelloInner');
  const { legacy_session_id } = outer;
  const body: Hello = { ...client_hello, legacy_session_id, extensions: expand(list, outer.extensions ?? [], cx) };
  requireInner(body, outer, cx);
  return { name: 'client_hello', body, raw: encode(HandshakeUnversioned, { type: 'client_hello', body }) };
}

function expand(list: readonly HelloExtension[], outer: readonly HelloExtension[], cx: Context): HelloExtension[] {
  return list.flatMap((extension) => {
    if (extension.type !== 'ech_outer_extensions') return [extension];
    cx.require(!extension.body.some((type) => type === encrypted_client_hello), noReferenceToEch);
    const referred = referredTo(extension.body, outer);
    cx.require(referred !== undefined, referencesInOrder);
    return referred;
  });
}

/** RFC 9849 Appendix A: one walk along the outer hello, so that the work does not grow with the product of the two. */
function referredTo(types: readonly number[], outer: readonly HelloExtension[]): HelloExtension[] | undefined {
  const found: HelloExtension[] = [];
  let at = 0;
  for (const type of types) {
    while (at < outer.length && extensionCode(outer[at]!) !== type) at++;
    const extension = outer[at++];
    if (extension === undefined) return undefined;
    found.push(extension);
  }
  return found;
}

/** RFC 9849 §5.1, §7.1. */
function requireInner(inner: Hello, outer: Hello, cx: Context): void {
  cx.require(isInner(inner), markedAsInner);
  const versions = find(inner.extensions, 'supported_versions') ?? [ProtocolVersion.TLSv1_2];
  const old = versions.find((version) => version <= ProtocolVersion.TLSv1_2);
  cx.require(old === undefined, noOldVersions, old);
  cx.require(
    [inner, outer].every(({ extensions }) => find(extensions, 'ech_outer_extensions') === undefined),
    onlyEncoded,
  );
}
