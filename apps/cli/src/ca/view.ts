/** What the CA did, in words. */
import { plural } from 'tlscope/observe';
import { day, daysBetween, keyName, nameText } from '../inspect/words.ts';
import type { Block, Fact } from '../render/blocks.ts';
import type { Authority, Holder } from './authority.ts';

export function issuedBlocks(authority: Authority, holder: Holder, warning: string | undefined): Block[] {
  const { certificate, name, kind } = holder;
  const names = certificate.subjectAltNames.map(nameText);
  const size = authority.chain(holder).reduce((sum, der) => sum + der.length, 0);
  const facts: Fact[] = [
    ...(names.length === 0 ? [] : [{ name: 'names', value: names.join(', ') }]),
    { name: 'valid', value: validity(holder) },
    { name: 'key', value: keyName(certificate.publicKey, certificate.spkiDer) },
    { name: 'serial number', value: holder.serial },
    { name: 'size', value: sizeText(certificate.der.length, size) },
    { name: 'files', value: filesOf(authority, holder) },
  ];
  return [
    { is: 'verdict', good: true, text: `Issued ${KINDS[kind]}, "${name}".` },
    { is: 'facts', items: [...facts, ...notes(warning)] },
  ];
}

const KINDS: Readonly<Record<Holder['kind'], string>> = {
  root: 'a root',
  intermediate: 'an intermediate CA',
  'cross-signed': 'a cross-certificate for another CA',
  server: 'a server certificate',
  client: 'a client certificate',
  device: 'a device certificate',
};

const sizeText = (own: number, chain: number): string =>
  chain > own ? `${plural(own, 'byte')}, ${chain.toLocaleString('en')} with its chain` : plural(own, 'byte');

const notes = (...texts: readonly (string | undefined)[]): Fact[] =>
  texts.flatMap((text) => (text === undefined ? [] : { name: 'note', value: text }));

function validity({ certificate: { notBefore, notAfter } }: Holder): string {
  return `${day(notBefore)} to ${day(notAfter)}, ${plural(daysBetween(notBefore, notAfter), 'day')} (from an hour ago, for clocks that are late)`;
}

function filesOf(authority: Authority, { name, kind, byRequest }: Holder): string {
  const files = ['certificate.pem', ...(kind === 'root' ? [] : ['chain.pem'])];
  const keyed = byRequest || kind === 'cross-signed' ? files : [...files, 'key.pem'];
  return `${authority.path(name)}/ ${keyed.join(', ')}`;
}

export function initBlocks(authority: Authority, locked: boolean, warning: string | undefined): Block[] {
  const { constrain, forDevices } = authority.settings;
  const holders = authority.holders.map(
    ({ name, certificate }): Fact => ({
      name,
      value: `${certificate.commonNames[0] ?? certificate.subject}, ${keyName(certificate.publicKey, certificate.spkiDer)}, until ${day(certificate.notAfter)}`,
    }),
  );
  const careful = notes(
    constrain === undefined ? UNCONSTRAINED : forDevices === true ? undefined : CRITICAL,
    locked ? undefined : UNLOCKED,
    warning,
  );
  return [
    { is: 'verdict', good: true, text: `A private CA in ${authority.folder}, readable by you alone.` },
    {
      is: 'facts',
      items: [...holders, { name: 'issues for', value: constrain?.join(', ') ?? 'any name at all' }, ...careful],
    },
    {
      is: 'paragraph',
      text: `Next: tlscope ca issue server NAME. Others have to trust ${authority.path('root', 'certificate.pem')}.`,
    },
  ];
}

const UNCONSTRAINED =
  'It is not constrained: who gets hold of its keys can pretend to be anybody to those who trust it.';
const CRITICAL =
  'mbedTLS (ESP32) and BearSSL (ESP8266) do not know name constraints, and refuse them while they are critical. For such devices make the CA with --for-devices.';
const UNLOCKED = 'Its keys are not locked: set TLSCOPE_CA_PASSPHRASE when you make it, and from then on.';

/** Of the key of one that was revoked because of its key. */
export const leftBlocks = (holders: readonly Holder[]): Block[] =>
  holders.map(({ name, serial }) => ({
    is: 'paragraph',
    text: `"${name}", serial number ${serial}, has the same key and is not revoked: tlscope ca revoke ${serial} --reason keyCompromise.`,
  }));

export type State = 'valid' | 'expired' | 'revoked' | 'replaced';

export function stateOf(holder: Holder, all: readonly Holder[], at: number): State {
  if (holder.revoked !== undefined) return 'revoked';
  if (at > holder.certificate.notAfter) return 'expired';
  return all.some(({ renews }) => renews === holder.serial) ? 'replaced' : 'valid';
}

export function listBlocks(authority: Authority, at: number): Block[] {
  const { holders, log } = authority;
  const rows = holders.map((holder): Fact => {
    const state = stateOf(holder, holders, at);
    const why = holder.revoked === undefined ? '' : ` on ${day(holder.revoked.at)} (${holder.revoked.reason})`;
    return {
      name: holder.name,
      value: [
        `${holder.kind}, `,
        { text: `${state}${why}`, tone: state === 'valid' ? 'good' : state === 'replaced' ? 'dim' : 'bad' },
        `, until ${day(holder.certificate.notAfter)}, by ${holder.issuer}`,
      ],
      under: [[{ text: holder.serial, tone: 'dim' }]],
    };
  });
  const whole =
    log.fault === undefined
      ? `${plural(log.entries.length, 'line')} in the log, each sealing the one before: nothing was changed.`
      : `Line ${log.fault.line} of the log does not fit: ${log.fault.because}. This CA signs nothing until it is restored.`;
  return [
    { is: 'heading', text: plural(holders.length, 'certificate') },
    { is: 'facts', items: rows, stacked: true },
    { is: 'verdict', good: log.fault === undefined, text: whole },
  ];
}

export const holderJson = (authority: Authority, holder: Holder, at: number) => ({
  name: holder.name,
  kind: holder.kind,
  state: stateOf(holder, authority.holders, at),
  serial: holder.serial,
  subject: holder.certificate.subject,
  issuer: holder.issuer,
  names: holder.certificate.subjectAltNames.map(nameText),
  notBefore: new Date(holder.certificate.notBefore).toISOString(),
  notAfter: new Date(holder.certificate.notAfter).toISOString(),
  key: keyName(holder.certificate.publicKey, holder.certificate.spkiDer),
  ...(holder.revoked === undefined
    ? {}
    : { revoked: { at: new Date(holder.revoked.at).toISOString(), reason: holder.revoked.reason } }),
  folder: authority.path(holder.name),
});
