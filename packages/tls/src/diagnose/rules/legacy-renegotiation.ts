import { ruleOf } from '../chain.ts';
import { sh, verbatim } from '../code.ts';
import { fix } from '../fixes.ts';
import { presumed } from '../presumed.ts';
import type { Rule } from '../rule.ts';

/** 19: the server wants to renegotiate, or does not know how to do it safely (RFC 5746). */
export const legacyRenegotiation: Rule = {
  id: 'legacy_renegotiation',
  number: 19,
  judge(sight) {
    const asked = sight.message('hello_request', 'received');
    const unsafe = SAFE_RENEGOTIATION.has(sight.failedCheck?.rule) ? sight.failedCheck : undefined;
    const refused = sight.events.find(
      (event) => event.type === 'alert' && event.direction === 'sent' && event.description === NO_RENEGOTIATION,
    );
    const over = sight.fault !== undefined || sight.broken !== undefined;
    const old = sight.serverHello?.version === 'TLS 1.2' && !sight.serverHello.secureRenegotiation;
    if (unsafe === undefined && (!over || (asked === undefined && refused === undefined))) return undefined;
    const why = old
      ? 'and it does not even know how to do that safely: its hello has no renegotiation_info'
      : 'which is refused here';
    return {
      title: 'The other side wants to renegotiate',
      cause: `In the middle of the connection it asks for another handshake, ${why}. Servers do this to ask for a client's certificate for some paths only. In TLS 1.3 there is a message for that (RFC 9846 §4.7.2).`,
      who: sight.side,
      at: asked?.name ?? 'client_hello',
      ...(unsafe === undefined ? { rule: presumed.renegotiationAsked } : ruleOf(unsafe)),
      confidence: 0.95,
      evidence: [...sight.show(asked, 'the request'), ...sight.show(refused, 'no_renegotiation')],
      fixes: [
        fix('nginx', 'speak TLS 1.3 as well', verbatim`ssl_protocols TLSv1.2 TLSv1.3;`),
        fix(
          'openssl',
          'see whether it knows RFC 5746',
          sh`openssl s_client -connect HOST:443 -tls1_2 < /dev/null | grep Renegotiation`,
        ),
        fix(
          'java',
          'ask for the certificate at the beginning (Tomcat)',
          verbatim`<SSLHostConfig certificateVerification="required">`,
        ),
      ],
      trials: [{ change: 'version', version: 'TLSv1.3' }],
    };
  },
};

/** The rules of RFC 5746. */
const SAFE_RENEGOTIATION: ReadonlySet<string | undefined> = new Set([
  'client_hello.renegotiated_connection',
  'server_hello.renegotiated_connection',
  'server_hello.renegotiated_connection_initial',
  'server_hello.renegotiated_version',
]);
/** RFC 5246 §7.2.2; TLS 1.3 has no such alert. */
const NO_RENEGOTIATION = 100;
