import { ownMember } from '../../bytes/index.ts';
import type { TransportEvent } from '../../events/index.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Who } from '../types.ts';

/** What the system says where there is no byte stream at all. */
const NEVER_THERE: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no host of that name. Check the spelling, and which DNS server is asked.',
  EAI_AGAIN: 'The name could not be looked up just now: the network or its DNS server does not answer.',
  ECONNREFUSED: 'The host is there, and nobody listens at that port. Check the port, and whether the server runs.',
  ETIMEDOUT: 'No answer came to the first packet: a firewall may swallow it, or the address is wrong.',
  EHOSTUNREACH: 'There is no way to that host from here.',
  ENETUNREACH: 'There is no way to that network from here.',
};

/** 17: a reset or silence, and what the last message that was seen says about it. */
export const resetOrSilence: Rule = {
  id: 'reset_or_silence',
  number: 17,
  judge(sight) {
    const { broken } = sight;
    if (broken === undefined || sight.completed || sight.fatalAlert !== undefined) return undefined;
    // A peer that said something that was no TLS is another story.
    if (sight.fault?.bytes !== undefined || sight.failedCheck !== undefined) return undefined;
    const absent = ownMember(NEVER_THERE, broken.code ?? '');
    const last = sight.lastMessage;
    if (absent !== undefined && last === undefined) {
      return { title: `There is no connection: ${broken.code}`, cause: absent, who: 'network', confidence: 0.95 };
    }
    const { cause, who } = classify(sight);
    return {
      title: `${howOf(broken)} after ${last?.name ?? 'the connection was made'}`,
      cause,
      who,
      ...(last !== undefined && { at: last.name }),
      confidence: 0.55,
      evidence: [...sight.show(last, 'the last message that was seen'), ...sight.show(broken, howOf(broken))],
    };
  },
};

function howOf({ what, code }: TransportEvent): string {
  if (what === 'timeout') return 'Silence';
  return what === 'failed' ? `The connection broke (${code ?? 'no reason given'})` : 'The other side hung up';
}

function classify(sight: Sight): { readonly cause: string; readonly who: Who } {
  const last = sight.lastMessage;
  if (last === undefined) {
    return {
      cause:
        'There was a byte stream and nothing was said on it. A load balancer without a server behind it does that, and so does a service that waits for the client to speak another protocol first.',
      who: 'server',
    };
  }
  if (last.name === 'client_hello' && last.direction === 'sent') {
    return {
      cause:
        'The ClientHello went out and no answer came. A server that does not speak TLS at this port, one that wants another name (SNI), a filter that looks at the name, or a box on the way that cannot take a hello of this size: each of them looks like this from here.',
      who: 'somebody between',
    };
  }
  if (last.name === 'hello_retry_request' || (last.name === 'client_hello' && sight.message('hello_retry_request'))) {
    return {
      cause: 'The server asked for another key share, and the second ClientHello got no answer.',
      who: 'server',
    };
  }
  if (last.direction === 'received') {
    return {
      cause: `The last that came was ${last.name}; the rest of the flight is missing. Something on the way may cut off large packets (a wrong MTU), or the server fell over in the middle.`,
      who: 'somebody between',
    };
  }
  return {
    cause: `${last.name} went out and nothing came back: the other side did not like it and left without an alert, or was stopped.`,
    who: sight.side === 'client' ? 'server' : 'client',
  };
}
