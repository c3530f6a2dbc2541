import { versions } from '../fixes.ts';
import { presumed } from '../presumed.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';

/** 10: the two have no version of TLS in common. */
export const noCommonVersion: Rule = {
  id: 'no_common_version',
  number: 10,
  judge(sight) {
    const { clientHello, fatalAlert } = sight;
    if (clientHello === undefined) return undefined;
    const offered = clientHello.versions.join(', ');
    const confidence = confidenceIn(sight);
    if (confidence === undefined) return undefined;
    const server = sight.serverHello?.version;
    const other = server === undefined ? 'and the server has none of these' : `and the server answered with ${server}`;
    return {
      title: 'There is no version of TLS that both sides speak',
      cause: `The client offers ${offered || 'nothing that is known'}, ${other}. TLS 1.0 and 1.1 must not be used any more (RFC 8996 §4, §5): the side that knows nothing newer has to be brought up to date.`,
      who: fatalAlert?.direction === 'received' ? otherSide(sight) : sight.side,
      at: server === undefined ? 'client_hello' : 'server_hello',
      rule: presumed.versionInCommon,
      confidence,
      evidence: [
        ...sight.show(clientHello.event, `offered: ${offered}`),
        ...sight.show(sight.serverHello?.event, `answered: ${server}`),
        ...sight.show(fatalAlert, `the answer: ${fatalAlert?.name}`),
      ],
      fixes: versions(clientHello.versions.includes('TLS 1.2') ? 'TLSv1.3' : 'TLSv1.2'),
      trials: [{ change: 'version', version: clientHello.versions.includes('TLS 1.2') ? 'TLSv1.3' : 'TLSv1.2' }],
    };
  },
};

const otherSide = ({ side }: Sight) => (side === 'client' ? 'server' : 'client');

function confidenceIn(sight: Sight): number | undefined {
  if (sight.message('certificate') !== undefined) return undefined;
  if (sight.fatalAlert?.name === 'protocol_version') return 0.97;
  if (sight.undecided('protocol version') !== undefined) return 0.97;
  const only13 = sight.clientHello?.versions.every((version) => version === 'TLS 1.3') === true;
  const refused = sight.serverHello === undefined && sight.alert('received')?.name === 'handshake_failure';
  // Servers from before TLS 1.3 see no version they know, and many say only that nothing fits.
  return only13 && refused ? 0.7 : undefined;
}
