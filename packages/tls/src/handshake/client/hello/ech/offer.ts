import { printable } from '../../../../bytes/index.ts';
import { Transcript } from '../../../../keys/index.ts';
import { type Extension, find, ProtocolVersion } from '../../../../wire/index.ts';
import { arrange, encodeInner, outerAad, sharedTypes, withPayload } from '../../../ech/index.ts';
import { type Hello, withExtension } from '../../../ech-hello.ts';
import type { ClientSettings } from '../../../settings.ts';
import type { EchSeal } from '../../ech-state.ts';
import type { ClientAt, ClientContext } from '../../states.ts';
import { sendEarlyData, wantsEarlyData } from '../early-data.ts';
import { helloFor, startExchanges } from '../hello.ts';
import { offeredPsks, withPsks } from '../offer-psk.ts';

const EARLY: Extension<'client_hello'> = { type: 'early_data', body: null };
const INNER: Extension<'client_hello'> = {
  type: 'encrypted_client_hello',
  body: { type: 'inner', body: null },
};

/** RFC 9849 §6.1: the real hello, locked inside one for the server in front. */
export function sendEncryptedHello(seal: EchSeal, cx: ClientContext): ClientAt<'WAIT_SH'> {
  const { settings } = cx;
  const exchanges = startExchanges(settings);
  const fresh = () => ({ random: settings.random(32), legacy_session_id });
  const legacy_session_id = settings.random(32);
  const psks = offeredPsks(cx);
  const early = wantsEarlyData(psks, cx);
  const offer = (chosen: ClientSettings): Hello => {
    const hello = helloFor(chosen, fresh(), exchanges, undefined);
    return early ? withExtension(hello, EARLY) : hello;
  };
  const shown = offer(outerSettings(settings, seal));
  const real = innerHello(offer(innerSettings(settings)), shown);
  const hello = withPsks(real, Transcript.empty, psks, cx);
  const outer = sealInner(seal, 0, hello, withGreasePsk(shown, hello, settings), cx);

  const flight = cx.flight('HandshakeUnversioned', Transcript.empty);
  const raw = flight.addInside({ type: 'client_hello', body: hello }, { type: 'client_hello', body: outer });
  const { transcript } = flight;
  if (early) sendEarlyData(psks[0]!, flight, cx);
  return {
    at: 'WAIT_SH',
    hello: outer,
    transcript: Transcript.empty.add(raw),
    exchanges,
    psks: [],
    early: early ? 'sent' : 'none',
    session12: undefined,
    ech: { status: 'offered', seal, inner: { hello, transcript, psks } },
  };
}

/** RFC 9849 §6.1: nothing of TLS 1.2 in the hello that was inside. */
export function innerSettings(settings: ClientSettings): ClientSettings {
  const suites = settings.suites.filter(({ version }) => version === 'TLSv1.3');
  return { ...settings, versions: [ProtocolVersion.TLSv1_3], suites };
}

/**
 * RFC 9849 §6.1, §10.5: the name of the server in front, and no protocol that would tell what the connection is for, nor a suite
 * by which anybody could ask for the name of a key that it rests on.
 */
const outerSettings = (settings: ClientSettings, { contents }: EchSeal): ClientSettings => ({
  ...settings,
  suites: settings.suites.filter(({ authentication }) => authentication !== 'PSK'),
  serverName: printable(contents.public_name),
  alpn: [],
});

/** RFC 9849 §6.1: marked as the inner one, and what it shares with `shown` standing together. */
export function innerHello(hello: Hello, shown: Hello): Hello {
  return { ...hello, extensions: arrange([...(hello.extensions ?? []), INNER], shown.extensions ?? []) };
}

/** RFC 9849 §6.1.1: the outer hello around the encrypted inner one. */
export function sealInner(seal: EchSeal, sequence: number, inner: Hello, shown: Hello, cx: ClientContext): Hello {
  const { contents, cipher_suite, context, tagLength } = seal;
  const plaintext = encodeInner(inner, shown, contents.maximum_name_length);
  cx.emit(() => showShared(inner, shown));
  const body = {
    cipher_suite,
    config_id: contents.key_config.config_id,
    enc: sequence === 0 ? seal.enc : new Uint8Array(0),
    payload: new Uint8Array(plaintext.length + tagLength),
  };
  const outer = withExtension(shown, { type: 'encrypted_client_hello', body: { type: 'outer', body } });
  const payload = context.seal(sequence, outerAad(outer), plaintext);
  return withPayload(outer, () => payload);
}

function showShared(inner: Hello, shown: Hello) {
  const [ours, theirs] = [inner.extensions ?? [], shown.extensions ?? []];
  const shared = new Set(sharedTypes(ours, theirs));
  return {
    type: 'decision',
    what: 'ech_outer_extensions',
    chosen: `${shared.size} of ${ours.length} extensions are left to the outer hello`,
    considered: ours.map(({ type }) => ({
      option: type,
      because: shared.has(type) ? 'it is the same outside' : 'it is for the server alone',
    })),
    rfc: 'RFC 9849 §5.1',
  } as const;
}

/**
 * RFC 9849 §6.1.2: keys from before are offered inside only. Outside stand random bytes of the same lengths, so that
 * the server's answer looks asked for.
 *
 * @param before the names that a first hello showed, which a second one repeats
 */
export function withGreasePsk(
  shown: Hello,
  inner: Hello,
  settings: ClientSettings,
  before: readonly Uint8Array[] = [],
): Hello {
  const real = find(inner.extensions, 'pre_shared_key');
  if (real === undefined) return shown;
  const identities = real.identities.map(({ identity }, i) => ({
    identity: before[i] ?? settings.random(identity.length),
    obfuscated_ticket_age: settings.random(4).reduce((sum, byte) => sum * 256 + byte, 0),
  }));
  const binders = real.binders.map((binder) => settings.random(binder.length));
  return withExtension(shown, { type: 'pre_shared_key', body: { identities, binders } });
}
