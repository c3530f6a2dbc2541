import { concat } from '../../../bytes/index.ts';
import { groupCode, groupsFor12, keyServes, schemeFor } from '../../../policy/index.ts';
import { encode } from '../../../presentation/index.ts';
import { ECCurveType, ProtocolVersion, ServerECDHParams, SignatureScheme } from '../../../wire/index.ts';
import { type JudgedChain, requireSigningKey } from '../../authentication/chain.ts';
import { identityOf, serverKey } from '../judge-chain.ts';
import type { ClientContext, ClientStep, Handshake12State, Received, ServerIdentity } from '../states.ts';

/** RFC 8422 §5.4: the server's ephemeral key, signed together with both randoms. */
export const serverKeyExchange: ClientStep<'ECDHE_WAIT_SKE', 'server_key_exchange'> = (
  state,
  message,
  cx: ClientContext,
) => {
  const { params, signed_params } = message.body;
  // Before the signature: a curve that was not offered is told as that.
  const share = offeredShare(params, cx);
  return {
    ...state,
    at: 'ECDHE_WAIT_CR_SHD',
    transcript: state.transcript.add(message.raw),
    identity: requireSignedParams(state, encode(ServerECDHParams, params), signed_params, cx),
    share,
  };
};

/** RFC 8422 §5.4: the server's ephemeral key, on a curve that we named. */
export function offeredShare({ curve_params, public: { point } }: ServerECDHParams, cx: ClientContext) {
  const group = groupsFor12(cx.settings.groups, 'curve').find(
    (candidate) => groupCode(candidate) === curve_params.namedcurve,
  );
  cx.require(
    curve_params.curve_type === ECCurveType.named_curve && group !== undefined,
    'the ephemeral key is on a curve that we offered',
    'RFC 8422 §5.4',
    'illegal_parameter',
  );
  return { group: group.name, point };
}

/** RFC 5246 §7.4.3: the ephemeral key is signed, with both randoms, by the key of the certificate. */
export function requireSignedParams(
  state: Handshake12State & { readonly chain: JudgedChain },
  params: Uint8Array,
  { algorithm, signature }: Received<'ECDHE_WAIT_SKE', 'server_key_exchange'>['body']['signed_params'],
  cx: ClientContext,
): ServerIdentity {
  const { provider, schemes, groups } = cx.settings;
  const scheme = schemeFor(provider, algorithm, ProtocolVersion.TLSv1_2);
  cx.require(
    scheme !== undefined && schemes.includes(algorithm),
    'the signature scheme is one that we offered',
    'RFC 5246 §7.4.3',
    'illegal_parameter',
  );
  const key = serverKey(state.chain, cx);
  cx.require(
    keyServes(key.data, state.suite) && scheme.implementation.accepts(key.data),
    'the key in the certificate fits the cipher suite and the signature scheme',
    'RFC 5246 §7.4.3',
    'illegal_parameter',
  );
  requireSigningKey('server', state.chain, cx);
  const curve = key.data.type === 'ec' ? key.data.curve : undefined;
  cx.require(
    curve === undefined || groups.some(({ name }) => name === curve),
    'the key in the certificate is on a curve that we offered',
    'RFC 8422 §5.1',
    'illegal_parameter',
  );
  const signed = concat(state.hello.random, state.server_random, params);
  cx.require(
    scheme.implementation.verify(key, signed, signature),
    'the server holds the private key of its certificate: its signature over the ephemeral key is genuine',
    'RFC 5246 §7.4.3',
    'decrypt_error',
  );
  return identityOf(state.chain, SignatureScheme.nameOf(algorithm));
}
