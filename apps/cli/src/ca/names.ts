/** What a certificate is called, and the names it is for. */
import type { GeneralName } from 'tlscope/asn1';
import { parseAddress } from 'tlscope/x509';
import { UsageError } from '../host.ts';
import type { Authority } from './authority.ts';

const HOST = /^(\*\.)?[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/** Hosts and addresses of a server. Throws `UsageError` on anything else. */
export function serverNames(names: readonly string[]): string[] {
  return names.map((given) => {
    const name = given.toLowerCase();
    if (parseAddress(name) !== undefined || HOST.test(name)) return name;
    throw new UsageError(`"${given}" is neither a host name nor an address.`, 'Write shop.internal or 192.168.1.5.');
  });
}

/** The alternative name of a person or a device: never none, and inside what the CA is for. */
export function holderName(authority: Authority, name: string): GeneralName {
  if (/^[^@\s]+@[^@\s]+$/.test(name)) return { type: 'rfc822Name', value: name };
  const label = slug(name);
  const domain = authority.settings.constrain?.find((one) => parseAddress(one.split('/')[0]!) === undefined);
  const inside = domain === undefined || label === domain || label.endsWith(`.${domain}`) || label.includes('.');
  return { type: 'dNSName', value: inside ? label : `${label}.${domain}` };
}

/** A name for a folder, and for one label of a host name. Throws `UsageError` where nothing is left of it. */
export function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9._@-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  if (plain !== '') return plain;
  throw new UsageError(`"${name}" has no letter or digit to call it by.`, 'Choose another name.');
}

/** The name of its folder. `*.` cannot be part of one everywhere. */
export const folderName = (name: string): string => slug(name.replace(/^\*\./, 'any.').replaceAll(':', '-'));
