import { concat, uintBytes } from '../../../bytes/index.ts';
import type { PublicKey } from '../../../crypto/index.ts';
import { groupsFor12 } from '../../../policy/index.ts';
import { rule } from '../../../rules/index.ts';
import { ProtocolVersion } from '../../../wire/index.ts';
import { requireOwnType } from '../../authentication/index.ts';
import { respondOnce } from '../../keys/index.ts';
import type { JudgedChain } from '../../peer/index.ts';
import { serverKey } from '../judge-chain.ts';
import type {
  ClientAt,
  ClientContext,
  ClientStep,
  Handshake12State,
  Received,
  Request12,
  ServerShare,
} from '../states.ts';
import { sendSecondFlight } from './second-flight.ts';

const mayEncipherKeys = rule('server_certificate.key_encipherment', {
  holds: 'the keyUsage of the server certificate has keyEncipherment, or is absent',
  fails: (keyUsage: readonly string[] | undefined) =>
    `the keyUsage of the server certificate is ${keyUsage?.join(', ') || 'empty'}; static RSA needs keyEncipherment`,
  rfc: 'RFC 5246 §7.4.2',
  alert: 'unsupported_certificate',
});
const rsaKey = rule('server_certificate.rsa_encryption_key', {
  holds: "the server's key is an RSA key that can encrypt",
  fails: (type: string) => `the server's key is of the type ${type}; static RSA needs an RSA key that can encrypt`,
  rfc: 'RFC 5246 §7.4.2',
  alert: 'unsupported_certificate',
});

/** RFC 5246 §7.4.4: the server asks for our certificate; our answer goes with our key exchange (§7.4.6). */
export const certificateRequestEcdhe: ClientStep<'ECDHE_WAIT_CR_SHD', 'certificate_request'> = (
  state,
  message,
  cx: ClientContext,
) => ({
  ...state,
  at: 'ECDHE_WAIT_SHD',
  transcript: state.transcript.add(message.raw),
  request: acceptRequest(state, message, cx),
});

export const certificateRequestRsa: ClientStep<'RSA_WAIT_CR_SHD', 'certificate_request'> = (
  state,
  message,
  cx: ClientContext,
) => ({
  ...state,
  at: 'RSA_WAIT_SHD',
  transcript: state.transcript.add(message.raw),
  request: acceptRequest(state, message, cx),
});

/** RFC 7250 §4.2: a server that says nothing of types asks for X.509. */
export function acceptRequest(
  { types }: Handshake12State,
  { body }: Received<'ECDHE_WAIT_CR_SHD', 'certificate_request'>,
  cx: ClientContext,
): Request12 {
  requireOwnType(types.client, cx);
  return body;
}

export const serverHelloDoneEcdhe: ClientStep<'ECDHE_WAIT_CR_SHD', 'server_hello_done'> = (
  state,
  message,
  cx: ClientContext,
) => answerEcdhe(state, undefined, message, cx);

export const serverHelloDoneAskedEcdhe: ClientStep<'ECDHE_WAIT_SHD', 'server_hello_done'> = (
  state,
  message,
  cx: ClientContext,
) => answerEcdhe(state, state.request, message, cx);

export const serverHelloDoneRsa: ClientStep<'RSA_WAIT_CR_SHD', 'server_hello_done'> = (
  state,
  message,
  cx: ClientContext,
) => answerRsa(state, state.chain, undefined, message, cx);

export const serverHelloDoneAskedRsa: ClientStep<'RSA_WAIT_SHD', 'server_hello_done'> = (
  state,
  message,
  cx: ClientContext,
) => answerRsa(state, state.chain, state.request, message, cx);

/** RFC 8422 §5.7: our ephemeral key; the shared secret is the pre-master secret (§5.10). */
function answerEcdhe(
  state: ClientAt<'ECDHE_WAIT_CR_SHD'> | ClientAt<'ECDHE_WAIT_SHD'>,
  request: Request12 | undefined,
  message: Received<'ECDHE_WAIT_SHD', 'server_hello_done'>,
  cx: ClientContext,
): ClientAt<'TLS12_WAIT_NST'> | ClientAt<'TLS12_WAIT_CCS'> {
  const { share, identity, chain } = state;
  const { share: point, secret } = agree(share, cx);
  const heard = { ...state, transcript: state.transcript.add(message.raw) };
  return sendSecondFlight(heard, request, { point }, secret, { chain, identity, group: share.group }, cx);
}

export function agree(share: ServerShare, cx: ClientContext) {
  const groups = groupsFor12(cx.settings.groups, 'curve');
  const group = groups.find((candidate) => candidate.name === share.group)!;
  cx.peerChose(
    'group',
    group.name,
    groups.map(({ name }) => ({ option: name, because: 'we offered it' })),
    'RFC 8422 §5.4',
  );
  return respondOnce(group, share.point, cx);
}

/** RFC 5246 §7.4.7.1: we make the pre-master secret and lock it with the key in the server's certificate. */
function answerRsa(
  state: Handshake12State,
  chain: JudgedChain,
  request: Request12 | undefined,
  message: Received<'RSA_WAIT_SHD', 'server_hello_done'>,
  cx: ClientContext,
): ClientAt<'TLS12_WAIT_NST'> | ClientAt<'TLS12_WAIT_CCS'> {
  const key = encryptionKey(chain, cx);
  // The version we offered, not the one chosen: a rollback shows when the server unlocks it.
  const pre_master_secret = concat(uintBytes(ProtocolVersion.TLSv1_2, 2), cx.settings.random(46));
  const { rsaEncryption } = cx.settings.provider;
  const locked = cx.once('ciphertext', () => rsaEncryption.encrypt(key, pre_master_secret));
  const heard = { ...state, transcript: state.transcript.add(message.raw) };
  const known = { chain, identity: undefined, group: undefined };
  return sendSecondFlight(heard, request, { encrypted: locked }, pre_master_secret, known, cx);
}

function encryptionKey(chain: JudgedChain, cx: ClientContext): PublicKey {
  const keyUsage = chain.leaf?.keyUsage;
  if (chain.evidence.enforced) {
    cx.require(keyUsage === undefined || keyUsage.includes('keyEncipherment'), mayEncipherKeys, keyUsage);
  }
  const key = serverKey(chain, cx);
  const { data } = key;
  const anyUse = data.type === 'rsa' && data.pss === undefined;
  cx.require(anyUse, rsaKey, data.type === 'rsa' ? 'RSASSA-PSS' : data.type);
  return key;
}
