/** Name constraints (RFC 5280 §4.2.1.10): which names a CA may issue for, whoever gets hold of its key. */
import { type Extension, extensionValueCodecs, type GeneralName, oid } from 'tlscope/asn1';
import { encode } from 'tlscope/presentation';
import { parseAddress } from 'tlscope/x509';
import { UsageError } from '../host.ts';

/** What belongs to nobody outside: a stolen key of the CA is of no use against the public Internet. */
export const PRIVATE_NAMES = [
  'internal',
  'local',
  'lan',
  'home.arpa',
  'test',
  'localhost',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
] as const;

/** `critical`: who does not know the extension has to refuse the certificate. Throws `UsageError`. */
export function constraintsExtension(names: readonly string[], critical: boolean): Extension {
  const permitted = names.map(subtreeOf);
  const has = (type: GeneralName['type']) => permitted.some((name) => name.type === type);
  // Where a kind of name is not constrained at all, every name of that kind would do.
  const excluded: GeneralName[] = [
    ...(has('dNSName') ? [] : [{ type: 'dNSName', value: '' } as const]),
    ...(has('iPAddress') ? [] : [EVERY_IPV4, EVERY_IPV6]),
  ];
  const trees = (bases: readonly GeneralName[]) => bases.map((base) => ({ base, minimum: 0 }));
  const extnID = oid['id-ce-nameConstraints'];
  const extnValue = encode(extensionValueCodecs[extnID], {
    permittedSubtrees: trees(permitted),
    ...(excluded.length === 0 ? {} : { excludedSubtrees: trees(excluded) }),
  });
  return { extnID, critical, extnValue };
}

const EVERY_IPV4: GeneralName = { type: 'iPAddress', value: new Uint8Array(8) };
const EVERY_IPV6: GeneralName = { type: 'iPAddress', value: new Uint8Array(32) };

function subtreeOf(text: string): GeneralName {
  const [host = '', bits, more] = text.split('/');
  const address = parseAddress(host);
  if (address !== undefined && more === undefined) return { type: 'iPAddress', value: range(address, bits, text) };
  const name = text.replace(/^\*?\./, '').toLowerCase();
  // What ends in a number is meant as an address, and is none.
  if (/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name) && !/(^|\.)\d+$/.test(name)) return { type: 'dNSName', value: name };
  throw new UsageError(`"${text}" is not something to constrain a CA to.`, 'Write example.org or 10.0.0.0/8.');
}

function range(address: Uint8Array, bits: string | undefined, text: string): Uint8Array {
  const all = 8 * address.length;
  // Number('') is 0, and that would be every address there is.
  const prefix = bits === undefined ? all : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(prefix >= 0 && prefix <= all)) {
    throw new UsageError(`"${text}" is not a range of addresses.`, `Write ${text.split('/')[0]}/${all / 2}.`);
  }
  const mask = address.map((_, i) => (0xff << Math.max(0, 8 - Math.max(0, prefix - 8 * i))) & 0xff);
  return Uint8Array.from([...address.map((byte, i) => byte & mask[i]!), ...mask]);
}
