import { concat } from '../../../bytes/index.ts';
import { groupCode, groupsFor12, keyServes, schemeFor } from '../../../policy/index.ts';
import { encode } from '../../../presentation/index.ts';
import { rule } from '../../../rules/index.ts';
import { ECCurveType, NamedGroup, ProtocolVersion, ServerECDHParams, SignatureScheme } from '../../../wire/index.ts';
import type { JudgedChain } from '../../peer/index.ts';
import { requireSigningKey } from '../../verification/index.ts';
import { identityOf, serverKey } from '../judge-chain.ts';
import type { ClientContext, ClientStep, Handshake12State, Received, ServerIdentity } from '../states.ts';

const curveOffered = rule('server_key_exchange.namedcurve', {
  holds: "the server's key share is for a group that the client offered for TLS 1.2",
  fails: (curveType: number, curve: number) =>
    curveType === ECCurveType.named_curve
      ? `the server's key share is for ${NamedGroup.label(curve)}, a group that the client did not offer for TLS 1.2`
      : `the curve of the server's key share is given as ${ECCurveType.label(curveType)}, not by its name`,
  rfc: 'RFC 8422 §5.4',
  alert: 'illegal_parameter',
});
const schemeOffered = rule('server_key_exchange.signature_algorithm', {
  holds: 'the ServerKeyExchange is signed with an algorithm that the client offered for TLS 1.2',
  fails: (scheme: number) =>
    `the ServerKeyExchange is signed with ${SignatureScheme.label(scheme)}, which the client did not offer for TLS 1.2`,
  rfc: 'RFC 5246 §7.4.3',
  alert: 'illegal_parameter',
});
const keyFits = rule('server_key_exchange.key_type', {
  holds: "the server's key fits the cipher suite and the signature algorithm",
  fails: (type: string, suite: string, scheme: number) =>
    `the server's key is of the type ${type}, which does not fit ${suite} signed with ${SignatureScheme.label(scheme)}`,
  rfc: 'RFC 5246 §7.4.3',
  alert: 'illegal_parameter',
});
const keyCurveOffered = rule('server_key_exchange.key_curve', {
  holds: "the server's key is on a curve that the client offered, or on none",
  fails: (curve: string | undefined) => `the server's key is on ${curve}, a curve that the client did not offer`,
  rfc: 'RFC 8422 §5.1',
  alert: 'illegal_parameter',
});
const signatureValid = rule('server_key_exchange.signature', {
  holds: "the signature in the ServerKeyExchange is valid: the server has the certificate's private key",
  fails: (scheme: number) =>
    `the signature in the ServerKeyExchange (${SignatureScheme.label(scheme)}) is not valid for the server's key`,
  rfc: 'RFC 5246 §7.4.3',
  alert: 'decrypt_error',
});

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
  const { curve_type, namedcurve } = curve_params;
  cx.require(curve_type === ECCurveType.named_curve && group !== undefined, curveOffered, curve_type, namedcurve);
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
  cx.require(scheme !== undefined && schemes.includes(algorithm), schemeOffered, algorithm);
  const key = serverKey(state.chain, cx);
  const fits = keyServes(key.data, state.suite) && scheme.implementation.accepts(key.data);
  cx.require(fits, keyFits, key.data.type, state.suite.name, algorithm);
  requireSigningKey('server', state.chain, cx);
  const curve = key.data.type === 'ec' ? key.data.curve : undefined;
  cx.require(curve === undefined || groups.some(({ name }) => name === curve), keyCurveOffered, curve);
  const signed = concat(state.hello.random, state.server_random, params);
  cx.require(scheme.implementation.verify(key, signed, signature), signatureValid, algorithm);
  return identityOf(state.chain, SignatureScheme.nameOf(algorithm));
}
