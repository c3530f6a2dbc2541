import { ExtKeyUsageSyntax, KeyUsage, oid } from '../../asn1/index.ts';
import { equal } from '../../bytes/index.ts';
import type { ChainFailure } from '../../events/index.ts';
import { decode } from '../../presentation/index.ts';
import { rule, whatFails } from '../../rules/index.ts';
import type { X509Certificate } from '../../x509/index.ts';

const filtersMatched = rule('client_certificate.oid_filters', {
  holds: "the client's certificate has the extensions that the server's oid_filters name",
  fails: (identifier: string, present: boolean) =>
    present
      ? `the extension ${identifier} of the client's certificate does not have all values that the server requires`
      : `the client's certificate does not have the extension ${identifier}, which the server requires`,
  rfc: 'RFC 9846 §4.3.5',
  alert: 'unsupported_certificate',
});

/** An extension that a client's certificate has to have: dotted numbers, and the values in DER, empty for any. */
export interface OidFilter {
  readonly oid: string;
  readonly values: Uint8Array;
}

/**
 * RFC 9846 §4.3.5: what speaks against a certificate by these filters. Clients skip those that they do not know, TLS 1.2 has
 * none, and nobody has to follow them. Throws `DecodeError` for a filter of uses that cannot be read.
 */
export function filterObjection(filters: readonly OidFilter[]): (leaf: X509Certificate) => ChainFailure | undefined {
  const wanted = filters.map((filter) => ({ ...filter, matches: matcherOf(filter) }));
  return (leaf) => {
    const unmet = wanted.find(({ matches }) => !matches(leaf));
    if (unmet === undefined) return undefined;
    const present = leaf.extensions.some((extension) => extension.oid === unmet.oid);
    const { id, rfc, alert } = filtersMatched;
    const claim = whatFails(filtersMatched, [unmet.oid, present]);
    return { rule: id, claim, rfc, alert, code: 'INVALID_PURPOSE', certificate: 0 };
  };
}

/** Two extensions have rules of their own for what matches; of others the value is the same or it is another one. */
function matcherOf({ oid: identifier, values }: OidFilter): (leaf: X509Certificate) => boolean {
  const any = values.length === 0;
  if (identifier === oid['id-ce-keyUsage']) {
    const uses: readonly string[] = any ? [] : decode(KeyUsage, values);
    return (leaf) => hasAll(leaf.extensionValue('id-ce-keyUsage'), uses);
  }
  if (identifier === oid['id-ce-extKeyUsage']) {
    const purposes = any ? [] : decode(ExtKeyUsageSyntax, values);
    return (leaf) => hasAll(leaf.extensionValue('id-ce-extKeyUsage'), purposes);
  }
  return ({ extensions }) =>
    extensions.some(({ oid: one, value }) => one === identifier && (any || equal(value, values)));
}

const hasAll = (has: readonly string[] | undefined, wanted: readonly string[]): boolean =>
  has !== undefined && wanted.every((one) => has.includes(one));
