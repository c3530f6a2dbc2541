import { cipherSuites } from '../../wire/index.ts';
import { ruleOf } from '../chain.ts';
import { offer } from '../fixes.ts';
import { presumed } from '../presumed.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Trial } from '../types.ts';

const REFUSALS = new Set(['handshake_failure', 'insufficient_security', 'illegal_parameter']);

/** 11: no cipher suite, group or signature scheme in common. */
export const nothingInCommon: Rule = {
  id: 'nothing_in_common',
  number: 11,
  judge(sight) {
    const { clientHello } = sight;
    if (clientHello === undefined) return undefined;
    const undecided =
      sight.undecided('cipher suite') ?? sight.undecided('group') ?? sight.undecided('signature scheme');
    const alert = sight.fatalAlert;
    const early = sight.message('server_hello') === undefined && sight.message('hello_retry_request') === undefined;
    const refused = early && alert !== undefined && alert.name !== 'illegal_parameter' && REFUSALS.has(alert.name);
    if (undecided === undefined && !refused) return undefined;
    const what = undecided?.what ?? 'cipher suite, group or signature scheme';
    const reasons = undecided?.considered.slice(0, 6).map(({ option, because }) => `${option}: ${because}`) ?? [];
    return {
      title: `There is no ${what} that both sides have`,
      cause: `The client offers ${short(clientHello.suites)}; groups ${short(clientHello.groups)}; signatures ${short(clientHello.schemes)}. The server takes none of it${alert === undefined ? '' : ` and says ${alert.name}`}.${reasons.length > 0 ? ` ${reasons.join('; ')}.` : ''} The smallest change is to add one that is common today: TLS_AES_128_GCM_SHA256 or ECDHE with AES-GCM, and the groups X25519 or P-256.`,
      who: 'server',
      at: 'client_hello',
      ...(undecided === undefined ? { rule: presumed.suiteInCommon } : ruleOf(sight.fault ?? {})),
      confidence: undecided === undefined ? 0.6 : 0.96,
      evidence: [
        ...sight.show(clientHello.event, 'everything that is offered'),
        ...sight.show(alert, `the answer: ${alert?.name}`),
      ],
      fixes: offer(),
      trials: wider(sight),
    };
  },
};

const short = (names: readonly string[]): string =>
  names.length === 0
    ? 'none'
    : names.slice(0, 4).join(', ') + (names.length > 4 ? ` and ${names.length - 4} more` : '');

/** Every suite that needs no key that both ends were given before. */
const withoutSharedKeys = cipherSuites
  .filter(({ keyExchange }) => !keyExchange.endsWith('PSK'))
  .map(({ name }) => name);

/** What everybody has, where it was not offered. */
function wider({ clientHello, side }: Sight): Trial[] {
  if (clientHello === undefined || side === 'server') return [];
  const groups = ['x25519', 'secp256r1', 'secp384r1', 'secp521r1'];
  return [
    { change: 'ciphers', suites: withoutSharedKeys },
    ...(groups.every((group) => clientHello.groups.includes(group)) ? [] : [{ change: 'groups', groups } as const]),
  ];
}
