import { type Bag, readPkcs12, type Secret } from 'tlscope/password';
import { DecodeError } from 'tlscope/presentation';
import { PFX, SafeContents } from 'tlscope/x509';
import { itemOf } from '../item-of.ts';
import type { Found, Item, Remark } from '../items.ts';
import { bare } from './pkcs7.ts';

/** Never throws on what is in the bytes: what cannot be opened says why. */
export function readPkcs12File(der: Uint8Array, passphrase: Secret | undefined): Found {
  const file = { title: 'PKCS #12', codec: PFX, bytes: der };
  try {
    const { bags, mac, hasMac, schemes, opened } = readPkcs12(der, passphrase);
    return {
      container: 'a PKCS #12 file',
      unordered: true,
      items: bags.map(itemFor),
      remarks: [...macRemarks(mac, hasMac, passphrase), ...schemeRemarks(schemes)],
      explained: [
        file,
        ...opened.map((bytes) => ({ title: 'SafeContents, unlocked', codec: SafeContents, bytes })),
        ...bags.flatMap((bag) =>
          bag.kind === 'key' && bag.scheme !== undefined ? itemOf('PRIVATE KEY', bag.der, undefined).explained : [],
        ),
      ],
    };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const broken: Item = { kind: 'broken', label: 'PKCS #12', because: error.message, explained: [] };
    return { container: 'a PKCS #12 file', items: [broken], remarks: [], explained: [file] };
  }
}

function itemFor(bag: Bag): Item {
  switch (bag.kind) {
    case 'certificate':
      return bare(itemOf('CERTIFICATE', bag.der, undefined, bag.name ?? 'CERTIFICATE'));
    case 'key': {
      const item = bare(itemOf('PRIVATE KEY', bag.der, undefined, bag.name ?? 'PRIVATE KEY'));
      return item.kind === 'private key' && bag.scheme !== undefined ? { ...item, scheme: bag.scheme } : item;
    }
    case 'locked': {
      const because = bag.because.startsWith('no passphrase') ? 'give its passphrase with --passphrase' : bag.because;
      const what = bag.what === 'a private key' ? 'private key' : 'part';
      return { kind: 'locked', label: 'BAG', what, scheme: bag.scheme, because, explained: [] };
    }
    case 'other':
      return { kind: 'other', label: 'BAG', what: `a ${bag.what}`, about: 'It is left alone.', explained: [] };
  }
}

function macRemarks(
  mac: ReturnType<typeof readPkcs12>['mac'],
  hasMac: boolean,
  passphrase: Secret | undefined,
): Remark[] {
  if (!hasMac) return [{ wrong: false, text: 'It has no integrity code: nobody would notice a change.' }];
  if (mac === undefined || passphrase === undefined) return [];
  if (mac.refused !== undefined) {
    const text = `Its integrity code was not checked: ${mac.refused.because}. Allow more with --max-iterations.`;
    return [{ wrong: true, text, short: 'asks for too many iterations' }];
  }
  if (!mac.ok) {
    const text = 'Its integrity code does not match: the passphrase is wrong, or the file was changed.';
    return [{ wrong: true, text, short: 'wrong passphrase, or changed' }];
  }
  const count = mac.iterations.toLocaleString('en');
  return [{ wrong: false, text: `Its integrity code matches (HMAC-${mac.hash.toUpperCase()}, ${count} iterations).` }];
}

function schemeRemarks(schemes: readonly string[]): Remark[] {
  const old = schemes.filter((scheme) => /RC2|RC4|DES/.test(scheme));
  if (old.length === 0) return [];
  const short = 'locked with outdated ciphers';
  const what = [...new Set(old.map(plainScheme))].join(' and ');
  return [{ wrong: true, text: `It is locked with ${what}: make it anew with AES-256.`, short }];
}

const plainScheme = (scheme: string): string => {
  if (scheme.includes('40BitRC2')) return '40-bit RC2 (any laptop opens it)';
  if (scheme.includes('RC2')) return '128-bit RC2';
  return scheme.includes('RC4') ? 'RC4' : 'triple DES and SHA-1';
};
