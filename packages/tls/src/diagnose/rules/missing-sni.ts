import { ownMember } from '../../bytes/index.ts';
import { strictName } from '../code.ts';
import { sayName } from '../fixes.ts';
import { isAddress } from '../names.ts';
import { serverNameMissing } from '../presumed.ts';
import type { Rule } from '../rule.ts';

/** What servers answer to a client that does not say which host it wants. */
const ANSWERS: Readonly<Record<string, number>> = {
  unrecognized_name: 0.97,
  missing_extension: 0.9,
  handshake_failure: 0.62,
  internal_error: 0.62,
  access_denied: 0.6,
};

/** 5: the client did not say which host it wants (RFC 6066 §3). */
export const missingSni: Rule = {
  id: 'missing_sni',
  number: 5,
  judge(sight) {
    const { clientHello } = sight;
    if (clientHello === undefined || clientHello.serverName !== undefined) return undefined;
    const alert = sight.alert(sight.side === 'client' ? 'received' : 'sent');
    const misnamed = sight.chainFailure?.code === 'ERR_TLS_CERT_ALTNAME_INVALID';
    const wanted = sight.host;
    // To an address no name can be said; that is an ordinary thing where the certificate has the address.
    if (misnamed && (wanted === undefined || isAddress(wanted))) return undefined;
    const confidence = misnamed ? 0.95 : ownMember(ANSWERS, alert?.name ?? '');
    if (confidence === undefined || (sight.message('server_hello') !== undefined) !== misnamed) return undefined;
    const said = misnamed ? 'showed the certificate of another host' : `answered with ${alert?.name}`;
    const name = wanted === undefined || isAddress(wanted) ? undefined : wanted;
    const strict = strictName(name);
    return {
      title: 'The client does not say which host it wants (no SNI)',
      cause: `The ClientHello has no server_name, and the server, which may serve many hosts at one address, ${said}.`,
      who: misnamed ? 'client' : 'server',
      at: misnamed ? 'certificate' : 'client_hello',
      rule: serverNameMissing,
      confidence,
      evidence: [
        ...sight.show(clientHello.event, 'a ClientHello without server_name'),
        ...sight.show(alert, `the answer: ${alert?.name}`),
      ],
      fixes: sayName(name, sight.place),
      trials: strict === undefined ? [] : [{ change: 'servername', name: strict }],
    };
  },
};
