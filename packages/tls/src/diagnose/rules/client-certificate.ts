import { called, ruleOf } from '../chain.ts';
import { clientCertificate as fixes } from '../fixes.ts';
import type { Sight } from '../sight.ts';
import type { Finding, Rule } from '../types.ts';

const MISSING = new Set([
  'certificate_required',
  'handshake_failure',
  'bad_certificate',
  'access_denied',
  'no_certificate_RESERVED',
  // GnuTLS, of an empty Certificate in TLS 1.2.
  'decode_error',
]);
const REFUSED = new Set([
  'bad_certificate',
  'unsupported_certificate',
  'certificate_revoked',
  'certificate_expired',
  'certificate_unknown',
  'unknown_ca',
  'access_denied',
  'decrypt_error',
  'handshake_failure',
]);

/** 12: the server asks for a client's certificate; there is none, or it is refused. In TLS 1.3 that shows only after the client is done. */
export const clientCertificate: Rule = {
  id: 'client_certificate',
  number: 12,
  judge: (sight) => (sight.side === 'client' ? asClient(sight) : asServer(sight)),
};

function asClient(sight: Sight): Finding | undefined {
  const request = sight.message('certificate_request', 'received');
  if (request === undefined || sight.chainFailure !== undefined) return undefined;
  const alert = sight.alert('received');
  const cut =
    alert === undefined &&
    sight.broken !== undefined &&
    sight.shown.length === 0 &&
    sight.message('finished', 'sent') !== undefined;
  const late = sight.completed
    ? ' In TLS 1.3 the client is done before the server has looked, so this shows only when something is read.'
    : '';
  if (sight.shown.length === 0) {
    if (!cut && (alert === undefined || !MISSING.has(alert.name))) return undefined;
    return {
      title: 'The server wants a certificate from the client, and got none',
      cause: `The server sent a CertificateRequest, the client answered with an empty list, and the server ${alert === undefined ? 'left' : `said ${alert.name}`}.${late}`,
      who: 'server',
      at: 'certificate',
      rule: { claim: 'the client shows a certificate', rfc: 'RFC 9846 §4.5.1' },
      confidence: alert === undefined ? 0.8 : 0.96,
      evidence: [...sight.show(request, 'the request'), ...sight.show(alert, `the answer: ${alert?.name}`)],
      fixes: fixes(sight.place),
    };
  }
  if (alert === undefined || !REFUSED.has(alert.name)) return undefined;
  const [own] = sight.shown;
  return {
    title: "The server refuses the client's certificate",
    cause: `The client showed "${called(own?.subject ?? '')}", issued by "${called(own?.issuer ?? '')}", and the server said ${alert.name}. It trusts other CAs for its clients, or finds fault with this certificate: compare the CAs in its request with the issuer.${late}`,
    who: 'server',
    at: 'certificate',
    rule: { claim: "the server accepts the client's certificate", rfc: 'RFC 9846 §4.5.1' },
    confidence: 0.93,
    evidence: [...sight.show(request, 'the request'), ...sight.show(alert, `the answer: ${alert.name}`)],
    fixes: fixes(sight.place),
  };
}

function asServer(sight: Sight): Finding | undefined {
  const failure = sight.chain?.side === 'client' ? sight.chainFailure : undefined;
  const alert = sight.alert('sent');
  const none = alert?.name === 'certificate_required' || failure?.alert === 'certificate_required';
  if (!none && failure === undefined) return undefined;
  return {
    title: none ? 'The client showed no certificate' : "The client's certificate is refused",
    cause: none
      ? 'This server asks its clients for a certificate, and this one answered with an empty list.'
      : `It does not hold that ${failure?.claim}.`,
    who: 'server',
    at: 'certificate',
    ...(failure === undefined
      ? { rule: { claim: 'the client shows a certificate', rfc: 'RFC 9846 §4.5.1' } }
      : ruleOf(failure)),
    confidence: 0.94,
    evidence: sight.show(sight.message('certificate', 'received'), 'what the client showed'),
    fixes: fixes(sight.place),
  };
}
