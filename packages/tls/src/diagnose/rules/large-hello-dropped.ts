import { smallerHello } from '../fixes.ts';
import { helloNotJoined } from '../presumed.ts';
import type { Rule } from '../rule.ts';

/** What fits into one packet on an ordinary network. */
const ONE_PACKET = 1300;

/** 18: a ClientHello with a post-quantum key share takes two packets, and something on the way expects one. */
export const largeHelloDropped: Rule = {
  id: 'large_hello_dropped',
  number: 18,
  judge(sight) {
    const { clientHello, broken, lastMessage } = sight;
    if (sight.side === 'server' || clientHello === undefined || broken === undefined) return undefined;
    if (sight.fatalAlert !== undefined || lastMessage?.name !== 'client_hello') return undefined;
    const size = clientHello.event.bytes.length;
    const large = clientHello.shares.filter((group) => /MLKEM/.test(group));
    if (size < ONE_PACKET || large.length === 0 || sight.fault?.bytes !== undefined) return undefined;
    return {
      title: 'Something on the way may not take a ClientHello this large',
      cause: `The ClientHello has ${size.toLocaleString('en')} bytes, because it carries a key share of ${large.join(' and ')}, and so takes two packets. Nothing came back. Some firewalls and load balancers read only the first packet and drop the connection. The same hello without that share is small: if that one is answered, it is the size.`,
      who: 'somebody between',
      at: 'client_hello',
      rule: helloNotJoined,
      // Whoever cannot take it mostly waits for the rest of it; whoever answers with an end has read it.
      confidence: broken.what === 'timeout' ? 0.62 : 0.5,
      evidence: sight.show(clientHello.event, `${size.toLocaleString('en')} bytes`),
      fixes: smallerHello(),
      trials: [{ change: 'groups', groups: ['x25519', 'secp256r1', 'secp384r1'] }, { change: 'split hello' }],
    };
  },
};
