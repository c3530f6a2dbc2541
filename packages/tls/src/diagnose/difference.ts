/** Two connections side by side: what was offered, chosen, presented and refused differently. Randomness is left out. */

import type { TlsEvent } from '../events/index.ts';
import { plainName } from '../observe/index.ts';
import type { X509Certificate } from '../x509/index.ts';
import { called } from './chain.ts';
import { namesOf } from './names.ts';
import { Sight } from './sight.ts';

export interface Difference {
  readonly part: 'offered' | 'chosen' | 'presented' | 'said' | 'refused';
  readonly what: string;
  /** As text; empty where there is nothing. */
  readonly first: string;
  readonly second: string;
}

/** Empty where both went the same way. Never throws. */
export function difference(first: readonly TlsEvent[], second: readonly TlsEvent[]): readonly Difference[] {
  const [a, b] = [facts(new Sight(first)), facts(new Sight(second))];
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  return keys.flatMap((key): Difference[] => {
    const [left = '', right = ''] = [a.get(key), b.get(key)];
    const [part, what] = key.split('\n') as [Difference['part'], string];
    return left === right ? [] : [{ part, what, first: left, second: right }];
  });
}

type Facts = Map<string, string>;

function facts(sight: Sight): Facts {
  const found: Facts = new Map();
  const note = (part: Difference['part'], what: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') found.set(`${part}\n${what}`, value);
  };
  offered(sight, (what, value) => note('offered', what, value));
  for (const event of sight.events) {
    if (event.type === 'decision') note('chosen', event.what, plainName(event.chosen));
  }
  sight.presented.forEach((certificate, i) => {
    presented(certificate, (what, value) => note('presented', `certificate ${i}: ${what}`, value));
  });
  note('presented', 'certificates', String(sight.presented.length || ''));
  note('said', 'messages', messages(sight));
  const { fatalAlert, fault, chainFailure } = sight;
  note('refused', 'alert', fatalAlert && `${fatalAlert.name}, ${fatalAlert.direction}`);
  note(
    'refused',
    'because of',
    chainFailure?.code ?? fault?.code ?? (sight.completed ? undefined : sight.broken?.code),
  );
  return found;
}

type Note = (what: string, value: string | undefined) => void;

function offered({ clientHello }: Sight, note: Note): void {
  if (clientHello === undefined) return;
  note('server name', clientHello.serverName);
  note('versions', clientHello.versions.join(', '));
  note('cipher suites', clientHello.suites.join(', '));
  note('groups', clientHello.groups.join(', '));
  note('key shares', clientHello.shares.join(', '));
  note('signature schemes', clientHello.schemes.join(', '));
  note('application protocols', clientHello.alpn.join(', '));
  note('record limit', clientHello.recordLimit?.toString());
}

function presented(certificate: X509Certificate, note: Note): void {
  const { publicKey: key } = certificate;
  note('subject', called(certificate.subject));
  note('issuer', called(certificate.issuer));
  note('names', namesOf(certificate).join(', '));
  note('valid from', day(certificate.notBefore));
  note('valid until', day(certificate.notAfter));
  note('signed with', certificate.signatureAlgorithm.name);
  note(
    'key',
    key && (key.type === 'rsa' ? `RSA, ${key.modulus.length * 8} bits` : key.type === 'ec' ? key.curve : key.type),
  );
}

/** In order, each with who said it; tickets and change_cipher_spec say nothing about how it went. */
const messages = ({ events, side }: Sight): string =>
  events
    .flatMap((event) => {
      if (event.type !== 'message' || ['new_session_ticket', 'change_cipher_spec'].includes(event.name)) return [];
      const own = event.direction === 'sent' ? side : side === 'client' ? 'server' : 'client';
      return [`${own}: ${event.name}`];
    })
    .join(', ');

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
