import type { FaultEvent } from '../../events/index.ts';
import { asSentence, CERTIFICATE_WANTED, isSpoken } from '../../observe/index.ts';
import { called, ruleOf, wrongSentence } from '../chain.ts';
import { clientCertificate as fixes } from '../fixes.ts';
import { presumed } from '../presumed.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Finding } from '../types.ts';

/** How much each alert says of an empty Certificate that it answers. */
const MISSING: Readonly<Partial<Record<string, number>>> = {
  // RFC 9846 §6.2: it has no other meaning.
  certificate_required: 0.98,
  // RFC 5246 §7.4.6 wants it of a server that goes no further without a certificate; it has other meanings too.
  handshake_failure: 0.9,
  no_certificate_RESERVED: 0.9,
  bad_certificate: 0.85,
  access_denied: 0.8,
  // GnuTLS says it of an empty list in TLS 1.2. Any message of that flight may be meant.
  decode_error: 0.6,
};
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
  if (sight.fault !== undefined && isSpoken(sight.fault)) return spoken(sight, sight.fault);
  const request = sight.message('certificate_request', 'received');
  if (request === undefined || sight.chainFailure !== undefined) return undefined;
  const alert = sight.alert('received');
  const cut = alert === undefined && sight.broken !== undefined && sight.message('finished', 'sent') !== undefined;
  const late = sight.completed
    ? ' In TLS 1.3 the client is done before the server has looked, so this shows only when something is read.'
    : '';
  if (sight.shown.length === 0) {
    // What comes before the client has shown that it has none is about something else.
    const answered = sight.message('certificate', 'sent') !== undefined;
    const says = alert === undefined ? undefined : MISSING[alert.name];
    if (!cut && (!answered || says === undefined)) return undefined;
    return {
      title: 'The server wants a certificate from the client, and got none',
      cause: `The server sent a CertificateRequest, the client answered with an empty list, and the server ${alert === undefined ? 'left' : `said ${alert.name}`}.${late}`,
      who: 'server',
      at: 'certificate',
      rule: presumed.certificateMissing,
      confidence: says ?? 0.8,
      evidence: [
        ...sight.show(request, 'the request'),
        ...sight.show(sight.message('certificate', 'sent'), 'the empty list'),
        ...sight.show(alert, `the answer: ${alert?.name}`),
      ],
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
    rule: presumed.clientCertificateTrusted,
    confidence: 0.93,
    evidence: [...sight.show(request, 'the request'), ...sight.show(alert, `the answer: ${alert.name}`)],
    fixes: fixes(sight.place),
  };
}

/** The handshake is complete, and the refusal stands in what the server answers: HTTP 400 of nginx, for one. */
function spoken(sight: Sight, fault: FaultEvent): Finding {
  const request = sight.message('certificate_request', 'received');
  const none = sight.shown.length === 0;
  const asked = request === undefined ? '' : 'The server asked for a certificate in the handshake. ';
  return {
    title: none
      ? 'The server wants a certificate from the client, and got none'
      : "The server refuses the client's certificate",
    cause: `${asked}The client showed ${none ? 'none' : 'one'}, and the handshake was completed all the same. ${asSentence(fault.message)}`,
    who: 'server',
    at: 'certificate',
    rule: none ? presumed.certificateMissing : presumed.clientCertificateTrusted,
    confidence: fault.code === CERTIFICATE_WANTED ? 0.97 : 0.6,
    evidence: [...sight.show(request, 'the request'), ...sight.show(fault, 'the words of the refusal')],
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
    cause:
      none || failure === undefined
        ? 'This server asks its clients for a certificate, and this one answered with an empty list.'
        : wrongSentence(failure),
    who: 'server',
    at: 'certificate',
    ...(failure === undefined ? { rule: presumed.certificateMissing } : ruleOf(failure)),
    confidence: 0.94,
    evidence: sight.show(sight.message('certificate', 'received'), 'what the client showed'),
    fixes: fixes(sight.place),
  };
}
