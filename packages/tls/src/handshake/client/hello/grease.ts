import type { Infer } from '../../../presentation/index.ts';
import {
  CipherSuite,
  type ClientHello,
  type Extension,
  NamedGroup,
  ProtocolVersion,
  SignatureScheme,
} from '../../../wire/index.ts';

type Hello = Infer<typeof ClientHello>;

/**
 * RFC 8701 §3.1: reserved values among the suites, groups, shares, signatures, versions and extensions. A server in order passes over
 * them; one that does not is found before there is a new value that matters.
 */
export function greased(hello: Hello, random: (length: number) => Uint8Array): Hello {
  const [suite, group, version, first, other] = [...random(5)].map(reserved) as [
    number,
    number,
    number,
    number,
    number,
  ];
  // No two extensions have one number.
  const last = other === first ? reserved((other >> 12) + 1) : other;
  return {
    ...hello,
    cipher_suites: [CipherSuite.of(suite), ...hello.cipher_suites],
    extensions: [
      { type: 'unknown', code: first, body: new Uint8Array(0) },
      ...(hello.extensions ?? []).map((extension) => withReserved(extension, group, version)),
      { type: 'unknown', code: last, body: new Uint8Array(1) },
    ],
  };
}

function withReserved(extension: Extension<'client_hello'>, group: number, version: number): Extension<'client_hello'> {
  switch (extension.type) {
    case 'supported_groups':
      return { ...extension, body: [NamedGroup.of(group), ...extension.body] };
    case 'key_share':
      return {
        ...extension,
        body: [{ group: NamedGroup.of(group), key_exchange: new Uint8Array(1) }, ...extension.body],
      };
    case 'signature_algorithms':
      return { ...extension, body: [SignatureScheme.of(group), ...extension.body] };
    case 'supported_versions':
      return { ...extension, body: [ProtocolVersion.of(version), ...extension.body] };
    default:
      return extension;
  }
}

/** RFC 8701 §2: 0x0a0a, 0x1a1a, ... 0xfafa. */
const reserved = (seed: number): number => 0x0a0a + 0x1010 * (seed & 0x0f);
