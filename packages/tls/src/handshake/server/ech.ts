import { BadKeyShare } from '../../crypto/index.ts';
import type { Considered, SecretEvent, Untimed } from '../../events/index.ts';
import { echInfo, type HpkeContext, hpkeSuite, setupBaseR } from '../../keys/index.ts';
import { showConfig } from '../../policy/index.ts';
import { rule } from '../../rules/index.ts';
import { find } from '../../wire/index.ts';
import { decodeInner, outerAad, showAccepted } from '../ech/index.ts';
import type { EchStatus, Hello, OuterEch } from '../ech-hello.ts';
import type { EchKey } from '../settings.ts';
import type { OpenedEch, Received, ServerContext } from './states.ts';

type ClientHello = Received<'WAIT_CH', 'client_hello'>;

const outerForm = rule('client_hello.encrypted_client_hello', {
  holds: 'encrypted_client_hello in the ClientHello has the type outer',
  fails: 'encrypted_client_hello in the ClientHello does not have the type outer',
  rfc: 'RFC 9849 §7',
  alert: 'illegal_parameter',
});
const encryptedAgain = rule('second_client_hello.encrypted_client_hello_present', {
  holds: 'the second ClientHello has encrypted_client_hello again',
  fails: 'the second ClientHello does not have encrypted_client_hello, the first did',
  rfc: 'RFC 9849 §7.1.1',
  alert: 'missing_extension',
});
const sameKeyAgain = rule('second_client_hello.encrypted_client_hello_key', {
  holds: 'encrypted_client_hello of the second ClientHello has the config_id and cipher_suite of the first, and no enc',
  fails:
    'encrypted_client_hello of the second ClientHello has another config_id or cipher_suite than the first, or an enc',
  rfc: 'RFC 9849 §7.1.1',
  alert: 'illegal_parameter',
});
const opensAgain = rule('second_client_hello.encrypted_client_hello_payload', {
  holds: 'the encrypted payload of the second ClientHello is authentic',
  fails: 'the encrypted payload of the second ClientHello does not decrypt with the key of the first',
  rfc: 'RFC 9849 §7.1.1',
  alert: 'decrypt_error',
});

/** RFC 9849 §7.1: before anything is chosen, the hello that counts is taken out of the one that came. */
export function openHello(
  message: ClientHello,
  cx: ServerContext,
): { readonly message: ClientHello; readonly opened: OpenedEch | undefined } {
  const ech = requireOuter(message.body, cx);
  if (ech === undefined) return { message, opened: undefined };
  const aad = outerAad(message.body);
  const considered: Considered[] = [];
  let found: { readonly context: HpkeContext; readonly plaintext: Uint8Array } | undefined;
  for (const key of cx.settings.echKeys) {
    const tried = found === undefined ? tryKey(key, ech, aad, cx) : 'another one has opened it';
    if (typeof tried !== 'string') found = tried;
    const option = showConfig({ type: 'ech', body: key.contents });
    considered.push({ option, because: typeof tried === 'string' ? tried : 'it opens the inner hello' });
  }
  showAccepted(found !== undefined, () => considered, 'RFC 9849 §7.1', cx);
  if (found === undefined) return { message, opened: undefined };
  return { message: innerOf(found.plaintext, message.body, cx), opened: { context: found.context, ech } };
}

/** RFC 9849 §7.1.1: the second hello opens with the context of the first; one that was rejected is not tried again. */
export function openSecondHello(opened: OpenedEch | undefined, message: ClientHello, cx: ServerContext): ClientHello {
  const ech = requireOuter(message.body, cx);
  if (opened === undefined) return message;
  cx.require(ech !== undefined, encryptedAgain);
  const { cipher_suite, config_id } = opened.ech;
  cx.require(
    ech.cipher_suite.kdf_id === cipher_suite.kdf_id &&
      ech.cipher_suite.aead_id === cipher_suite.aead_id &&
      ech.config_id === config_id &&
      ech.enc.length === 0,
    sameKeyAgain,
  );
  const plaintext = opened.context.open(1, outerAad(message.body), ech.payload);
  cx.require(plaintext !== undefined, opensAgain);
  return innerOf(plaintext, message.body, cx);
}

/** What became of it, by the hello that the connection goes on with. */
export function echStatus(hello: Hello): EchStatus {
  const type = find(hello.extensions, 'encrypted_client_hello')?.type;
  if (type === undefined) return 'not offered';
  return type === 'inner' ? 'accepted' : 'rejected';
}

/** RFC 9849 §7: only the outer form comes over the network. */
function requireOuter(hello: Hello, cx: ServerContext): OuterEch | undefined {
  const extension = find(hello.extensions, 'encrypted_client_hello');
  if (extension === undefined) return undefined;
  cx.require(extension.type === 'outer', outerForm);
  return extension.body;
}

/** The opened hello, or why this key does not open it. What was derived for nothing is not told. */
function tryKey({ config, contents, privateKey }: EchKey, ech: OuterEch, aad: Uint8Array, cx: ServerContext) {
  const { config_id, kem_id, cipher_suites } = contents.key_config;
  const { kdf_id, aead_id } = ech.cipher_suite;
  if (config_id !== ech.config_id) return `the client means settings ${ech.config_id}`;
  const allowed = cipher_suites.some((suite) => suite.kdf_id === kdf_id && suite.aead_id === aead_id);
  const suite = allowed ? hpkeSuite(cx.settings.provider, kem_id, kdf_id, aead_id) : undefined;
  if (suite === undefined) return 'it does not go with the cipher suite of the client';
  const derived: Untimed<SecretEvent>[] = [];
  const note = cx.onSecret && ((event: Untimed<SecretEvent>) => void derived.push(event));
  try {
    const context = setupBaseR(suite, ech.enc, privateKey, echInfo(config, note), note);
    const plaintext = context.open(0, aad, ech.payload);
    if (plaintext === undefined) return 'it does not open it: the client has other settings, or only pretends';
    for (const event of derived) cx.onSecret?.(event);
    return { context, plaintext };
  } catch (error) {
    if (!(error instanceof BadKeyShare)) throw error;
    return "the client's share is none";
  }
}

function innerOf(plaintext: Uint8Array, outer: Hello, cx: ServerContext): ClientHello {
  const message = decodeInner(plaintext, outer, cx);
  cx.seeInner('received', message.raw);
  return message;
}
