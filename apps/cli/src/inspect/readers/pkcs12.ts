import { type Bag, LEGACY_CIPHERS, type Pkcs12, readPkcs12, type Secret } from 'tlscope/password';
import { DecodeError } from 'tlscope/presentation';
import { PFX, SafeContents } from 'tlscope/x509';
import { itemOf } from '../item-of.ts';
import type { Found, Item, Remark, Secrets } from '../items.ts';
import { bare } from './pkcs7.ts';

/** Never throws on what is in the bytes: what cannot be opened says why. */
export function readPkcs12File(der: Uint8Array, { given, empty, count }: Secrets): Found {
  const file = { title: 'PKCS #12', codec: PFX, bytes: der };
  try {
    const tried = given === undefined ? withoutPassphrase(der, empty) : undefined;
    const { bags, mac, hasMac, schemes, opened } = tried ?? readPkcs12(der, given);
    return {
      container: 'a PKCS #12 file',
      unordered: true,
      items: count.take(bags, sizeOf).map(itemFor),
      remarks: [
        ...(tried === undefined ? [] : [OPEN_TO_ALL]),
        ...macRemarks(mac, hasMac),
        ...schemeRemarks(schemes, bags),
      ],
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

/** Many files are locked with nothing: that is tried before anybody is asked. */
function withoutPassphrase(der: Uint8Array, empty: Secret): Pkcs12 | undefined {
  const found = readPkcs12(der, empty);
  return found.mac?.ok === true ? found : undefined;
}

const sizeOf = (bag: Bag): number => ('der' in bag ? bag.der.length : 0);

const OPEN_TO_ALL: Remark = { wrong: false, text: 'It opens with an empty passphrase: anybody can open it.' };

function itemFor(bag: Bag): Item {
  switch (bag.kind) {
    case 'certificate':
      return bare(itemOf('CERTIFICATE', bag.der, undefined, bag.name ?? 'CERTIFICATE'));
    case 'key': {
      const item = bare(itemOf('PRIVATE KEY', bag.der, undefined, bag.name ?? 'PRIVATE KEY'));
      return item.kind === 'private key' && bag.scheme !== undefined ? { ...item, scheme: bag.scheme } : item;
    }
    case 'locked': {
      const because = bag.noPassphrase === true ? 'give its passphrase with --passphrase' : bag.because;
      return { kind: 'locked', label: 'BAG', what: bag.what, scheme: bag.scheme, because, explained: [] };
    }
    case 'other':
      return { kind: 'other', label: 'BAG', what: `a ${bag.what}`, about: 'It is left alone.', explained: [] };
  }
}

function macRemarks(mac: ReturnType<typeof readPkcs12>['mac'], hasMac: boolean): Remark[] {
  if (!hasMac) return [{ wrong: false, text: 'It has no integrity code: nobody would notice a change.' }];
  if (mac === undefined) return [];
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

function schemeRemarks(schemes: readonly string[], bags: readonly Bag[]): Remark[] {
  const old = schemes.filter((scheme) => /RC2|RC4|DES/.test(scheme));
  if (old.length === 0) return [];
  const short = 'locked with outdated ciphers';
  const what = [...new Set(old.map(plainScheme))].join(' and ');
  const remark = { wrong: true, text: `It is locked with ${what}: make it anew with AES-256.`, short };
  const closed = bags.some((bag) => bag.kind === 'locked' && /RC2|RC4/.test(bag.scheme));
  return old.some((scheme) => /RC2|RC4/.test(scheme)) ? [remark, convert(closed)] : [remark];
}

/** The file between the two is not locked: it is removed at once. */
const convert = (closed: boolean): Remark => ({
  wrong: false,
  text: `${closed ? 'tlscope inspect FILE --legacy opens it for looking. ' : ''}This makes it anew: openssl pkcs12 -legacy -in OLD.p12 -nodes -out all.pem && openssl pkcs12 -export -in all.pem -out NEW.p12 && rm all.pem`,
});

const plainScheme = (scheme: string): string => {
  const old = LEGACY_CIPHERS[scheme];
  if (old === undefined) return 'triple DES and SHA-1';
  return old.keyLength < 8 ? `${old.says} (any laptop opens it)` : old.says;
};
