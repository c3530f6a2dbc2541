import { ExtKeyUsageSyntax, KeyUsage, OBJECT_IDENTIFIER, oid, oidName } from '../../asn1/index.ts';
import type { CertificateFilters, CertificateTypeName, CertificateWishes } from '../../policy/index.ts';
import { decode } from '../../presentation/index.ts';
import { rule } from '../../rules/index.ts';
import { type Extension, find } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import type { Received } from '../order.ts';
import { typesOffered } from './types.ts';

type Request12 = Received<'ECDHE_WAIT_CR_SHD', 'certificate_request'>['body'];

const NO_FILTERS: CertificateFilters = { keyUsage: undefined, extendedKeyUsage: undefined };

const filtersUnique = rule('oid_filters.unique', {
  holds: 'oid_filters names each certificate extension once',
  fails: 'oid_filters names a certificate extension more than once',
  rfc: 'RFC 9846 §4.3.5',
  alert: 'illegal_parameter',
});

/** What a client says about the server's certificate. */
export function wishesInHello(extensions: readonly Extension<'client_hello'>[] | undefined): CertificateWishes {
  const schemes = find(extensions, 'signature_algorithms') ?? [];
  return {
    schemes,
    certificateSchemes: find(extensions, 'signature_algorithms_cert') ?? schemes,
    authorities: find(extensions, 'certificate_authorities') ?? [],
    filters: NO_FILTERS,
    types: typesOffered(extensions, 'server_certificate_type'),
    delegatedSchemes: find(extensions, 'delegated_credential') ?? [],
    certificateTypes: undefined,
  };
}

/** RFC 9846 §4.4.2: what a server says about the client's. */
export function wishesIn13(
  extensions: readonly Extension<'certificate_request'>[],
  type: CertificateTypeName,
  cx: Context,
): CertificateWishes {
  const schemes = find(extensions, 'signature_algorithms') ?? [];
  return {
    schemes,
    certificateSchemes: find(extensions, 'signature_algorithms_cert') ?? schemes,
    authorities: find(extensions, 'certificate_authorities') ?? [],
    filters: filtersIn(find(extensions, 'oid_filters') ?? [], cx),
    types: [type],
    delegatedSchemes: [],
    certificateTypes: undefined,
  };
}

/** RFC 5246 §7.4.4. */
export const wishesIn12 = (request: Request12, type: CertificateTypeName): CertificateWishes => ({
  schemes: request.supported_signature_algorithms,
  certificateSchemes: request.supported_signature_algorithms,
  authorities: request.certificate_authorities,
  filters: NO_FILTERS,
  types: [type],
  delegatedSchemes: [],
  certificateTypes: request.certificate_types,
});

interface Filter {
  readonly certificate_extension_oid: Uint8Array;
  readonly certificate_extension_values: Uint8Array;
}

/** RFC 9846 §4.3.5: two extensions have rules for matching; others are not ours to judge, and are skipped. */
function filtersIn(filters: readonly Filter[], cx: Context): CertificateFilters {
  const named = new Map(filters.map((filter) => [decode(OBJECT_IDENTIFIER, filter.certificate_extension_oid), filter]));
  cx.require(named.size === filters.length, filtersUnique);
  const values = (name: string) => named.get(name)?.certificate_extension_values;
  const usage = values(oid['id-ce-keyUsage']);
  const purposes = values(oid['id-ce-extKeyUsage']);
  return {
    keyUsage: usage && (usage.length === 0 ? [] : decode(KeyUsage, usage)),
    extendedKeyUsage: purposes && (purposes.length === 0 ? [] : decode(ExtKeyUsageSyntax, purposes).map(purposeName)),
  };
}

const purposeName = (identifier: string): string => oidName(identifier)?.replace(/^id-kp-/, '') ?? identifier;
