/** Two connections to one host that should have gone the same way: is somebody between? */
import type { TlsEvent } from '../events/index.ts';
import { called } from './chain.ts';
import { Sight } from './sight.ts';
import type { Diagnosis } from './types.ts';

/**
 * What differs between two probes of the same host, and what may stand between: a proxy that opens some connections and
 * not others, or a load balancer over servers that are not alike. Only ever a possibility. `undefined` where the probes
 * asked for different things, or were answered alike.
 */
export function betweenProbes(first: readonly TlsEvent[], second: readonly TlsEvent[]): Diagnosis | undefined {
  const [a, b] = [new Sight(first), new Sight(second)];
  const differences = [...issuers(a, b), ...(sameOffers(a, b) ? answers(a, b) : [])];
  if (differences.length === 0 || a.clientHello?.serverName !== b.clientHello?.serverName) return undefined;
  return {
    id: 'inspecting_proxy',
    number: 2,
    title: 'Two connections to the same host were not answered by the same one',
    cause: `Once and once again: ${differences.join('; ')}. A proxy that looks into some connections and not into others may stand between; servers behind one name that are not set up alike look the same from here. Try from another network, and compare.`,
    who: 'somebody between',
    at: 'server_hello',
    confidence: 0.5,
    evidence: a.show(a.serverHello?.event, 'what the first connection was answered'),
    fixes: [],
    trials: [],
  };
}

function issuers(a: Sight, b: Sight): string[] {
  const [first, second] = [a.presented[0]?.issuer, b.presented[0]?.issuer];
  if (first === undefined || second === undefined || first === second) return [];
  return [`the certificate comes from "${called(first)}", and then from "${called(second)}"`];
}

function answers(a: Sight, b: Sight): string[] {
  const [first, second] = [a.serverHello, b.serverHello];
  if (first === undefined || second === undefined) return [];
  return [
    ...(first.version === second.version ? [] : [`the version is ${first.version}, and then ${second.version}`]),
    ...(first.suite === second.suite ? [] : [`the cipher suite is ${first.suite}, and then ${second.suite}`]),
  ];
}

/** Only what was asked for alike can be expected to be answered alike. */
function sameOffers(a: Sight, b: Sight): boolean {
  const [first, second] = [a.clientHello, b.clientHello];
  if (first === undefined || second === undefined) return false;
  const asked = ({ versions, suites, groups, alpn }: typeof first) => JSON.stringify([versions, suites, groups, alpn]);
  return asked(first) === asked(second);
}
