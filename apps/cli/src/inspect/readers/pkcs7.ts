import { oid, oidName } from 'tlscope/asn1';
import { DecodeError, decode } from 'tlscope/presentation';
import { Pkcs7, SignedData } from 'tlscope/x509';
import type { Count } from '../count.ts';
import { itemOf } from '../item-of.ts';
import type { Found, Item } from '../items.ts';

/** The certificates and revocation lists of a SignedData (RFC 5652 §5.1). */
export function readPkcs7File(der: Uint8Array, count: Count): Found {
  const explained = [{ title: 'PKCS #7', codec: Pkcs7, bytes: der }];
  const found = { container: 'a PKCS #7 file', unordered: true, explained, remarks: [] } as const;
  try {
    const { contentType, content = new Uint8Array() } = decode(Pkcs7, der);
    if (contentType !== oid['id-signedData']) {
      const text = `It holds ${oidName(contentType) ?? contentType}, which carries no certificates.`;
      return { ...found, items: [], remarks: [{ wrong: true, text, short: 'no certificates in it' }] };
    }
    const { certificates = [], crls = [], signerInfos } = decode(SignedData, content);
    const items = [
      ...count
        .take(certificates, ({ length }) => length)
        .map((one): Item => bare(itemOf('CERTIFICATE', one, undefined))),
      ...count.take(crls, ({ length }) => length).map((one): Item => bare(itemOf('X509 CRL', one, undefined))),
    ];
    const text = `It is also signed by ${signerInfos.length}; the signature is not looked at here.`;
    return { ...found, items, remarks: signerInfos.length === 0 ? [] : [{ wrong: false, text }] };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { ...found, items: [{ kind: 'broken', label: 'PKCS #7', because: error.message, explained: [] }] };
  }
}

/** Its bytes are explained with the file's. */
export const bare = (item: Item): Item => ({ ...item, explained: [] });
