import { decode, encode } from '../../presentation/index.ts';
import {
  EncodedClientHelloInner,
  ExtensionType,
  find,
  HandshakeUnversioned,
  ProtocolVersion,
} from '../../wire/index.ts';
import type { Context } from '../context.ts';
import { extensionCode, requireUnique } from '../extension-rules.ts';
import { type Hello, type HelloExtension, isInner } from './hellos.ts';

const { encrypted_client_hello } = ExtensionType.members;

/** RFC 9849 §5.1, §7.1: the inner hello as the client hashed it, from what was decrypted and from the outer hello. */
export function decodeInner(
  plaintext: Uint8Array,
  outer: Hello,
  cx: Context,
): { readonly name: 'client_hello'; readonly body: Hello; readonly raw: Uint8Array } {
  const { client_hello, zeros } = decode(EncodedClientHelloInner, plaintext);
  cx.require(
    zeros.every((byte) => byte === 0),
    'the inner hello is padded with zeros',
    'RFC 9849 §5.1',
    'illegal_parameter',
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
    cx.require(
      !extension.body.some((type) => type === encrypted_client_hello),
      'the inner hello does not refer to encrypted_client_hello',
      'RFC 9849 §5.1',
      'illegal_parameter',
    );
    const referred = referredTo(extension.body, outer);
    cx.require(
      referred !== undefined,
      'what the inner hello refers to stands in the outer one, in that order and once',
      'RFC 9849 §5.1',
      'illegal_parameter',
    );
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
  cx.require(
    isInner(inner),
    'the hello that was inside is marked as the inner one',
    'RFC 9849 §7.1',
    'illegal_parameter',
  );
  const versions = find(inner.extensions, 'supported_versions') ?? [ProtocolVersion.TLSv1_2];
  cx.require(
    versions.every((version) => version > ProtocolVersion.TLSv1_2),
    'the inner hello offers nothing below TLS 1.3',
    'RFC 9849 §7.1',
    'illegal_parameter',
  );
  cx.require(
    [inner, outer].every(({ extensions }) => find(extensions, 'ech_outer_extensions') === undefined),
    'ech_outer_extensions stands in the encrypted form only',
    'RFC 9849 §5.1',
    'illegal_parameter',
  );
}
