/**
 * Which place of our dissection each field is that Wireshark names, and how its way of writing the value is read. A place
 * is the end of a path of field names. A field that is in neither table fails the test that uses them.
 */
import { hex, utf8 } from 'tlscope/bytes';

/** Wireshark's text of a value, in the form `canonical` gives ours. */
type Read = (show: string) => string;
export interface Place {
  readonly at: readonly string[];
  /** Absent where Wireshark prints no value, or a count or choice of its own: then only the bytes are compared. */
  readonly read?: Read;
}

export const canonical = (value: unknown): string => (value instanceof Uint8Array ? hex(value) : `${value}`);

const number: Read = (show) => `${Number(show)}`;
const bytes: Read = (show) => show.replaceAll(':', '');
const asIs: Read = (show) => show;
const text: Read = (show) => hex(utf8(show));
const flag: Read = (show) => `${show === '1'}`;
/** DER writes a zero before a number whose first bit is set. */
const unsigned: Read = (show) => bytes(show).replace(/^00/, '');
const decimal: Read = (show) => BigInt(show).toString(16).padStart(6, '0');
const dottedAddress: Read = (show) => hex(Uint8Array.from(show.split('.'), Number));
const time: Read = (show) => `${Date.parse(show.replace(/ \(UTC\)$/, 'Z').replace(' ', 'T'))}`;

const all = (read: Read, places: Readonly<Record<string, readonly string[]>>): Record<string, Place> =>
  Object.fromEntries(Object.entries(places).map(([name, at]) => [name, { at, read }]));

const sessionId = ['legacy_session_id', 'legacy_session_id_echo'];
const share = ['KeyShareEntry/key_exchange', 'key_share/key_exchange'];

const tlsPlaces: Readonly<Record<string, Place>> = {
  ...all(number, {
    'tls.compress_certificate.algorithm': ['compress_certificate/CertificateCompressionAlgorithm'],
    'tls.compress_certificate.algorithms_length': ['compress_certificate/length'],
    'tls.extension.psk_ke_mode': ['psk_key_exchange_modes/PskKeyExchangeMode'],
    'tls.extension.psk_ke_modes_length': ['psk_key_exchange_modes/length'],
    'tls.handshake.cert_type': ['certificate_types/ClientCertificateType'],
    'tls.handshake.cert_types_count': ['certificate_types/length'],
    'tls.handshake.certificate_length': ['cert_data/length', 'ASN.1Cert/length'],
    'tls.handshake.certificate_request_context_length': ['certificate_request_context/length'],
    'tls.handshake.certificates_length': ['certificate_list/length'],
    'tls.handshake.cipher_suites_length': ['cipher_suites/length'],
    'tls.handshake.ciphersuite': ['cipher_suites/CipherSuite', 'cipher_suite'],
    'tls.handshake.client_cert_vrfy.sig_len': ['certificate_verify/signature/length'],
    'tls.handshake.client_point_len': ['ecdh_Yc/point/length'],
    'tls.handshake.comp_method': ['CompressionMethod', 'legacy_compression_method'],
    'tls.handshake.comp_methods_length': ['legacy_compression_methods/length'],
    'tls.handshake.dname_len': ['certificate_authorities/DistinguishedName/length'],
    'tls.handshake.dnames_len': ['certificate_authorities/length'],
    'tls.handshake.epms_len': ['encrypted_pre_master_secret/length'],
    'tls.handshake.extension.len': ['Extension/length'],
    'tls.handshake.extension.type': ['extension_type'],
    'tls.handshake.extensions.supported_version': [
      'supported_versions/ProtocolVersion',
      'Extension/supported_versions',
    ],
    'tls.handshake.extensions.supported_versions_len': ['supported_versions/length'],
    'tls.handshake.extensions_alpn_len': ['application_layer_protocol_negotiation/length'],
    'tls.handshake.extensions_alpn_str_len': ['ProtocolName/length'],
    'tls.handshake.extensions_ec_point_format': ['ec_point_formats/ECPointFormat'],
    'tls.handshake.extensions_ec_point_formats_length': ['ec_point_formats/length'],
    'tls.handshake.extensions_key_share_client_length': ['key_share/length'],
    'tls.handshake.extensions_key_share_group': ['KeyShareEntry/group', 'key_share/group'],
    'tls.handshake.extensions_key_share_key_exchange_length': share.map((at) => `${at}/length`),
    'tls.handshake.extensions_key_share_selected_group': ['Extension/key_share'],
    'tls.handshake.extensions_length': ['extensions/length'],
    'tls.handshake.extensions_reneg_info_len': ['renegotiated_connection/length'],
    'tls.handshake.extensions_server_name_len': ['ServerName/name/length'],
    'tls.handshake.extensions_server_name_list_len': ['server_name/length'],
    'tls.handshake.extensions_server_name_type': ['name_type'],
    'tls.handshake.extensions_status_request_exts_len': ['request_extensions/length'],
    'tls.handshake.extensions_status_request_responder_ids_len': ['responder_id_list/length'],
    'tls.handshake.extensions_status_request_type': ['status_type'],
    'tls.handshake.extensions_supported_group': ['supported_groups/NamedGroup'],
    'tls.handshake.extensions_supported_groups_length': ['supported_groups/length'],
    'tls.handshake.length': ['Handshake/length'],
    'tls.handshake.max_fragment_length': ['Extension/max_fragment_length'],
    'tls.handshake.server_curve_type': ['curve_type'],
    'tls.handshake.server_named_curve': ['namedcurve'],
    'tls.handshake.server_point_len': ['public/point/length'],
    'tls.handshake.session_id_length': sessionId.map((at) => `${at}/length`),
    'tls.handshake.session_ticket_age_add': ['ticket_age_add'],
    'tls.handshake.session_ticket_length': ['ticket/length'],
    'tls.handshake.session_ticket_lifetime_hint': ['ticket_lifetime', 'ticket_lifetime_hint'],
    'tls.handshake.session_ticket_nonce_length': ['ticket_nonce/length'],
    'tls.handshake.sig_hash_alg': ['SignatureScheme', 'certificate_verify/algorithm', 'signed_params/algorithm'],
    'tls.handshake.sig_hash_alg_len': ['signature_algorithms/length', 'supported_signature_algorithms/length'],
    'tls.handshake.sig_len': ['signed_params/signature/length'],
    'tls.handshake.type': ['Handshake/msg_type'],
    'tls.handshake.version': ['legacy_version'],
    'tls.record_size_limit': ['Extension/record_size_limit'],
  }),
  ...all(bytes, {
    'tls.handshake.certificate': ['cert_data/data', 'ASN.1Cert/data'],
    'tls.handshake.client_cert_vrfy.sig': ['certificate_verify/signature/data'],
    'tls.handshake.client_point': ['ecdh_Yc/point/data'],
    'tls.handshake.epms': ['encrypted_pre_master_secret/data'],
    'tls.handshake.extensions_key_share_key_exchange': share.map((at) => `${at}/data`),
    'tls.handshake.random': ['random'],
    'tls.handshake.server_point': ['public/point/data'],
    'tls.handshake.session_id': sessionId.map((at) => `${at}/data`),
    'tls.handshake.session_ticket': ['ticket/data'],
    'tls.handshake.session_ticket_nonce': ['ticket_nonce/data'],
    'tls.handshake.sig': ['signed_params/signature/data'],
  }),
  ...all(text, {
    'tls.handshake.extensions_alpn_str': ['ProtocolName/data'],
    'tls.handshake.extensions_server_name': ['ServerName/name/data'],
  }),
  'tls.handshake.verify_data': { at: ['finished/verify_data'] },
  'tls.handshake.dnames': { at: ['certificate_authorities/DistinguishedName'] },
};

const certificatePlaces: Readonly<Record<string, Place>> = {
  ...all(number, {
    'ber.bitstring.padding': ['unused bits'],
    'x509af.version': ['version/Version/value'],
    'x509ce.pathLenConstraint': ['pathLenConstraint/value'],
  }),
  ...all(bytes, {
    'x509af.encrypted': ['signatureValue/bits'],
    'x509af.subjectPublicKey': ['subjectPublicKey/bits'],
    'x509ce.KeyUsage': ['KeyUsage/bits'],
    'x509ce.SubjectKeyIdentifier': ['SubjectKeyIdentifier/value'],
    'x509ce.keyIdentifier': ['AuthorityKeyIdentifier/keyIdentifier/value', 'AuthorityKeyIdentifier/keyIdentifier'],
  }),
  // A serial number may be negative, and begins with a zero where its first bit is set otherwise.
  ...all(bytes, { 'x509af.serialNumber': ['serialNumber/value'] }),
  ...all(unsigned, { 'pkcs1.modulus': ['modulus/value'] }),
  ...all(decimal, { 'pkcs1.publicExponent': ['publicExponent/value'] }),
  ...all(asIs, {
    'pkcs1.namedCurve': ['ECParameters/value'],
    'x509af.algorithm.id': ['algorithm/value'],
    'x509af.extension.id': ['extnID/value'],
    'x509ce.KeyPurposeId': ['KeyPurposeId/value'],
    'x509ce.dNSName': ['dNSName/value'],
    'x509if.oid': ['AttributeTypeAndValue/type/value'],
    'x509sat.uTF8String': ['utf8String/value'],
  }),
  ...all(flag, { 'x509af.critical': ['critical/value'], 'x509ce.cA': ['cA/value'] }),
  ...all(dottedAddress, { 'x509ce.IPAddress.ipv4': ['iPAddress/value'] }),
  ...all(time, { 'x509af.utcTime': ['utcTime/value'] }),
  'pkcs1.ECParameters': { at: ['parameters/ECParameters'] },
  'x509af.Extension_element': { at: ['Extensions/Extension'] },
  'x509af.algorithmIdentifier_element': { at: ['Certificate/signatureAlgorithm'] },
  'x509af.algorithm_element': { at: ['subjectPublicKeyInfo/algorithm'] },
  'x509af.issuer': { at: ['tbsCertificate/issuer'] },
  'x509af.notAfter': { at: ['validity/notAfter'] },
  'x509af.notBefore': { at: ['validity/notBefore'] },
  'x509af.signature_element': { at: ['tbsCertificate/signature'] },
  'x509af.signedCertificate_element': { at: ['Certificate/tbsCertificate'] },
  'x509af.subject': { at: ['tbsCertificate/subject'] },
  'x509af.subjectPublicKeyInfo_element': { at: ['tbsCertificate/subjectPublicKeyInfo'] },
  'x509af.validity_element': { at: ['tbsCertificate/validity'] },
  'x509ce.AuthorityKeyIdentifier_element': { at: ['AuthorityKeyIdentifier'] },
  'x509ce.BasicConstraintsSyntax_element': { at: ['BasicConstraints'] },
  'x509ce.GeneralName': { at: ['dNSName/value', 'iPAddress/value'] },
  'x509if.RDNSequence_item': { at: ['AttributeTypeAndValue'] },
  'x509if.RelativeDistinguishedName_item_element': { at: ['AttributeTypeAndValue'] },
  'x509sat.DirectoryString': { at: ['value/DirectoryString'] },
};

export const places: Readonly<Record<string, Place>> = { ...tlsPlaces, ...certificatePlaces };

const heading = 'a heading over the items of a list: its bytes are theirs, and they are compared';
const half = 'half of a field that is compared whole: what TLS 1.2 had there, and TLS 1.3 has not';
const fingerprint = 'computed from the whole hello: there are no such bytes';

/** What is not compared, and why. */
export const notCompared: Readonly<Record<string, string>> = {
  'tls.handshake.cert_types': heading,
  'tls.handshake.certificates': heading,
  'tls.handshake.ciphersuites': heading,
  'tls.handshake.comp_methods': heading,
  'tls.handshake.extensions_alpn_list': heading,
  'tls.handshake.extensions_ec_point_formats': heading,
  'tls.handshake.extensions_supported_groups': heading,
  'tls.handshake.sig_hash_algs': heading,
  'tls.handshake.dname': heading,
  'x509af.extensions': heading,
  'x509af.rdnSequence': heading,
  'x509if.rdnSequence': heading,
  'x509ce.GeneralNames': heading,
  'x509ce.KeyPurposeIDs': heading,
  'tls.handshake.random_time': half,
  'tls.handshake.random_bytes': half,
  'tls.handshake.sig_hash_hash': half,
  'tls.handshake.sig_hash_sig': half,
  'tls.handshake.ja3': fingerprint,
  'tls.handshake.ja3_full': fingerprint,
  'tls.handshake.ja3s': fingerprint,
  'tls.handshake.ja3s_full': fingerprint,
  'tls.handshake.extension.data': 'an extension this Wireshark has no declaration for, or an empty one',
};

/** The named bits of KeyUsage (RFC 5280 §4.2.1.3), which Wireshark gives a field each. */
export const keyUsageBits: readonly string[] = [
  'digitalSignature',
  'contentCommitment',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];
