import { equal, utf8 } from '../../../bytes/index.ts';
import type { Transcript } from '../../../keys/index.ts';
import { encode, type Infer } from '../../../presentation/index.ts';
import { type ClientHello, HandshakeUnversioned, ProtocolVersion, suiteOf } from '../../../wire/index.ts';
import { sharedKeyOf } from '../../peer/index.ts';
import { binderOf, bindersLength, kindOf, type Session } from '../../resumption/index.ts';
import type { ClientSettings } from '../../settings.ts';
import type { OfferedPsk } from '../offered.ts';
import { offered } from '../session/index.ts';
import type { ClientContext } from '../states.ts';

type Hello = Infer<typeof ClientHello>;

/** The keys to offer: the session's first, since only the first may carry early data (RFC 9846 §4.3.10). */
export function offeredPsks(cx: ClientContext): readonly OfferedPsk[] {
  const { settings } = cx;
  if (!settings.versions.includes(ProtocolVersion.TLSv1_3)) return [];
  const { session, psks } = settings;
  const external = psks.map(
    (psk): OfferedPsk => ({
      kind: kindOf(psk),
      identity: psk.identity,
      secret: psk.key,
      hash: psk.hash ?? 'sha256',
      session: undefined,
      shared: sharedKeyOf(settings.provider, psk.identity, psk.key),
    }),
  );
  if (session === undefined || session.state.protocol_version !== ProtocolVersion.TLSv1_3) return external;
  const usable = offered(session, cx);
  const suite = suiteOf(session.state.cipher_suite);
  if (usable === undefined || suite === undefined) return external;
  const { secret } = session.state;
  const first = { kind: 'resumption', identity: session.ticket, secret, hash: suite.hash } as const;
  return [{ ...first, session: usable, shared: undefined }, ...external];
}

/** RFC 9846 §4.3.11, §4.3.11.2: the hello with pre_shared_key as its last extension, each binder over all before it. */
export function withPsks(hello: Hello, before: Transcript, psks: readonly OfferedPsk[], cx: ClientContext): Hello {
  if (psks.length === 0) return hello;
  const { provider, now } = cx.settings;
  const identities = psks.map(({ identity, session }) => ({
    identity,
    obfuscated_ticket_age: session === undefined ? 0 : obfuscatedAge(session, now()),
  }));
  const signed = (binders: Uint8Array[]): Hello => ({
    ...hello,
    extensions: [...(hello.extensions ?? []), { type: 'pre_shared_key', body: { identities, binders } }],
  });
  const empty = psks.map(({ hash }) => new Uint8Array(provider.hashes[hash].length));
  const draft = encode(HandshakeUnversioned, { type: 'client_hello', body: signed(empty) });
  const truncated = draft.subarray(0, draft.length - bindersLength(empty));
  return signed(psks.map((psk) => binderOf(psk, provider.hashes[psk.hash], before, truncated, cx.onSecret)));
}

/** RFC 9846 §4.3.11.1. */
function obfuscatedAge({ state }: Session, now: number): number {
  return (Math.max(0, Math.floor(now - Number(state.issued_at))) + state.ticket_age_add) % 2 ** 32;
}

/** Whether early data may go with this hello (RFC 9846 §4.3.10), or why not. */
export function objectionToEarlyData(psk: OfferedPsk | undefined, settings: ClientSettings): string | undefined {
  const state = psk?.session?.state;
  if (state === undefined) return 'no session of TLS 1.3 is offered first';
  if (state.max_early_data_size === 0) return 'the ticket allows none';
  if (!settings.suites.some(({ code }) => code === state.cipher_suite))
    return 'the suite of the session is not offered';
  const protocol = state.application_protocol;
  const offered = protocol.length === 0 || settings.alpn.some((name) => equal(utf8(name), protocol));
  return offered ? undefined : 'the application protocol of the session is not offered';
}
