/** PEM (RFC 7468), with whatever stands around the blocks. */

import { type Secret, unlockLegacyPem } from 'tlscope/password';
import { BadPem, pemBlocks } from 'tlscope/x509';
import { UsageError } from '../../host.ts';
import { itemOf, plainLabel } from '../item-of.ts';
import type { Explained, Found, Item, Remark, Secrets } from '../items.ts';
import { readPkcs7File } from './pkcs7.ts';
import { readPkcs12File } from './pkcs12.ts';

/** `undefined` where there is no PEM in it. Throws `UsageError` where it is damaged. */
export function readPem(text: string, secrets: Secrets, container = 'PEM'): Found | undefined {
  if (!text.includes('-----BEGIN ')) return undefined;
  if (text.includes('-----BEGIN PGP ')) {
    throw new UsageError('This is an OpenPGP key or message.', 'It has nothing to do with TLS; gpg reads it.');
  }
  const items: Item[] = [];
  const remarks: Remark[] = [];
  const explained: Explained[] = [];
  let inside = container;
  let unordered = false;
  for (const [block, legacy] of split(text)) {
    if (legacy) {
      if (secrets.count.take([block], ({ length }) => length).length > 0) items.push(legacyKey(block, secrets.given));
      continue;
    }
    for (const { label, der } of secrets.count.blocks(block, blocksOf)) {
      const plain = plainLabel(label);
      if (plain !== 'PKCS7' && plain !== 'PKCS12') {
        items.push(itemOf(label, der, secrets.given));
        continue;
      }
      const found = plain === 'PKCS7' ? readPkcs7File(der, secrets.count) : readPkcs12File(der, secrets);
      if (items.length === 0) inside = found.container;
      unordered = true;
      items.push(...found.items);
      remarks.push(...found.remarks);
      explained.push(...found.explained);
    }
  }
  return {
    container: items.length === 0 ? 'empty PEM' : inside,
    ...(unordered ? { unordered } : {}),
    items,
    remarks,
    explained,
  };
}

const LEGACY = /-----BEGIN ([A-Z ]{0,64}PRIVATE KEY)-----\s*Proc-Type: 4,ENCRYPTED/g;

/** Runs of plain PEM, and the blocks between them that have headers, which plain PEM does not. */
function split(text: string): [block: string, legacy: boolean][] {
  const parts: [string, boolean][] = [];
  let from = 0;
  for (const { index, 0: head, 1: label } of text.matchAll(LEGACY)) {
    if (index < from) continue;
    const foot = `-----END ${label}-----`;
    const end = text.indexOf(foot, index + head.length);
    // It does not end: the reader of plain PEM says so.
    if (end === -1) break;
    parts.push([text.slice(from, index), false], [text.slice(index, end + foot.length), true]);
    from = end + foot.length;
  }
  return [...parts, [text.slice(from), false]];
}

function blocksOf(text: string, most: number) {
  try {
    return pemBlocks(text, most);
  } catch (error) {
    if (error instanceof BadPem) throw new UsageError(`This PEM is damaged: ${error.message}.`, 'Copy it whole.');
    throw error;
  }
}

function legacyKey(block: string, passphrase: Secret | undefined): Item {
  const cipher = /^DEK-Info: ([\w-]+)/m.exec(block)?.[1] ?? 'an unnamed cipher';
  const scheme = `OpenSSL's old PEM encryption: ${cipher}, key by one round of MD5`;
  const locked = { kind: 'locked', what: 'private key', label: 'PRIVATE KEY', scheme, explained: [] } as const;
  if (passphrase === undefined) return { ...locked, because: 'give its passphrase with --passphrase' };
  const opened = unlockLegacyPem(block, passphrase);
  if ('because' in opened) return { ...locked, because: opened.because };
  const item = itemOf('PRIVATE KEY', opened.plain, undefined, 'PRIVATE KEY, unlocked');
  return item.kind === 'private key' ? { ...item, scheme } : item;
}
