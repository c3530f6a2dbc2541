/** Object identifiers by name: what certificates, keys and revocation answers say in numbers. */

/** Attribute types of names (RFC 5280 §A.1, RFC 4514 §3, RFC 4519). */
const attributes = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  countryName: '2.5.4.6',
  localityName: '2.5.4.7',
  stateOrProvinceName: '2.5.4.8',
  streetAddress: '2.5.4.9',
  organizationName: '2.5.4.10',
  organizationalUnitName: '2.5.4.11',
  title: '2.5.4.12',
  description: '2.5.4.13',
  businessCategory: '2.5.4.15',
  postalAddress: '2.5.4.16',
  postalCode: '2.5.4.17',
  telephoneNumber: '2.5.4.20',
  name: '2.5.4.41',
  givenName: '2.5.4.42',
  initials: '2.5.4.43',
  generationQualifier: '2.5.4.44',
  uniqueIdentifier: '2.5.4.45',
  dnQualifier: '2.5.4.46',
  pseudonym: '2.5.4.65',
  organizationIdentifier: '2.5.4.97',
  userId: '0.9.2342.19200300.100.1.1',
  domainComponent: '0.9.2342.19200300.100.1.25',
  emailAddress: '1.2.840.113549.1.9.1',
  jurisdictionLocalityName: '1.3.6.1.4.1.311.60.2.1.1',
  jurisdictionStateOrProvinceName: '1.3.6.1.4.1.311.60.2.1.2',
  jurisdictionCountryName: '1.3.6.1.4.1.311.60.2.1.3',
} as const;

/** The short names that RFC 4514 §3 prints, and the customary ones beside them. */
const shortNames: Readonly<Record<string, string>> = {
  [attributes.commonName]: 'CN',
  [attributes.surname]: 'SN',
  [attributes.countryName]: 'C',
  [attributes.localityName]: 'L',
  [attributes.stateOrProvinceName]: 'ST',
  [attributes.streetAddress]: 'STREET',
  [attributes.organizationName]: 'O',
  [attributes.organizationalUnitName]: 'OU',
  [attributes.userId]: 'UID',
  [attributes.domainComponent]: 'DC',
};

const keyAndSignatureAlgorithms = {
  rsaEncryption: '1.2.840.113549.1.1.1',
  md2WithRSAEncryption: '1.2.840.113549.1.1.2',
  md5WithRSAEncryption: '1.2.840.113549.1.1.4',
  sha1WithRSAEncryption: '1.2.840.113549.1.1.5',
  'id-RSAES-OAEP': '1.2.840.113549.1.1.7',
  'id-mgf1': '1.2.840.113549.1.1.8',
  'id-pSpecified': '1.2.840.113549.1.1.9',
  'id-RSASSA-PSS': '1.2.840.113549.1.1.10',
  sha256WithRSAEncryption: '1.2.840.113549.1.1.11',
  sha384WithRSAEncryption: '1.2.840.113549.1.1.12',
  sha512WithRSAEncryption: '1.2.840.113549.1.1.13',
  sha224WithRSAEncryption: '1.2.840.113549.1.1.14',
  'id-dsa': '1.2.840.10040.4.1',
  'id-dsa-with-sha1': '1.2.840.10040.4.3',
  'id-dsa-with-sha224': '2.16.840.1.101.3.4.3.1',
  'id-dsa-with-sha256': '2.16.840.1.101.3.4.3.2',
  'id-dsa-with-sha384': '2.16.840.1.101.3.4.3.3',
  'id-dsa-with-sha512': '2.16.840.1.101.3.4.3.4',
  dhpublicnumber: '1.2.840.10046.2.1',
  'ecdsa-with-SHA3-256': '2.16.840.1.101.3.4.3.10',
  'ecdsa-with-SHA3-384': '2.16.840.1.101.3.4.3.11',
  'ecdsa-with-SHA3-512': '2.16.840.1.101.3.4.3.12',
  'rsassa-pkcs1-v1_5-with-SHA3-256': '2.16.840.1.101.3.4.3.14',
  'rsassa-pkcs1-v1_5-with-SHA3-384': '2.16.840.1.101.3.4.3.15',
  'rsassa-pkcs1-v1_5-with-SHA3-512': '2.16.840.1.101.3.4.3.16',
  'sm2-with-SM3': '1.2.156.10197.1.501',
  'gost-R34.10-2012-256': '1.2.643.7.1.1.1.1',
  'gost-R34.10-2012-512': '1.2.643.7.1.1.1.2',
  'signwithdigest-gost-R34.10-2012-256': '1.2.643.7.1.1.3.2',
  'signwithdigest-gost-R34.10-2012-512': '1.2.643.7.1.1.3.3',
  'id-slh-dsa-sha2-128s': '2.16.840.1.101.3.4.3.20',
  'id-slh-dsa-sha2-128f': '2.16.840.1.101.3.4.3.21',
  'id-slh-dsa-sha2-192s': '2.16.840.1.101.3.4.3.22',
  'id-slh-dsa-sha2-192f': '2.16.840.1.101.3.4.3.23',
  'id-slh-dsa-sha2-256s': '2.16.840.1.101.3.4.3.24',
  'id-slh-dsa-sha2-256f': '2.16.840.1.101.3.4.3.25',
  'id-alg-ml-kem-512': '2.16.840.1.101.3.4.4.1',
  'id-alg-ml-kem-768': '2.16.840.1.101.3.4.4.2',
  'id-alg-ml-kem-1024': '2.16.840.1.101.3.4.4.3',
  'id-ecPublicKey': '1.2.840.10045.2.1',
  'id-ecDH': '1.3.132.1.12',
  'ecdsa-with-SHA1': '1.2.840.10045.4.1',
  'ecdsa-with-SHA224': '1.2.840.10045.4.3.1',
  'ecdsa-with-SHA256': '1.2.840.10045.4.3.2',
  'ecdsa-with-SHA384': '1.2.840.10045.4.3.3',
  'ecdsa-with-SHA512': '1.2.840.10045.4.3.4',
  'id-X25519': '1.3.101.110',
  'id-X448': '1.3.101.111',
  'id-Ed25519': '1.3.101.112',
  'id-Ed448': '1.3.101.113',
  'id-ml-dsa-44': '2.16.840.1.101.3.4.3.17',
  'id-ml-dsa-65': '2.16.840.1.101.3.4.3.18',
  'id-ml-dsa-87': '2.16.840.1.101.3.4.3.19',
} as const;

const hashes = {
  'id-md5': '1.2.840.113549.2.5',
  'id-sha1': '1.3.14.3.2.26',
  'id-sha256': '2.16.840.1.101.3.4.2.1',
  'id-sha384': '2.16.840.1.101.3.4.2.2',
  'id-sha512': '2.16.840.1.101.3.4.2.3',
  'id-sha224': '2.16.840.1.101.3.4.2.4',
} as const;

/** RFC 5480 §2.1.1.1, and the curves of RFC 5639. */
const curves = {
  secp256r1: '1.2.840.10045.3.1.7',
  secp192r1: '1.2.840.10045.3.1.1',
  secp256k1: '1.3.132.0.10',
  secp192k1: '1.3.132.0.31',
  secp224k1: '1.3.132.0.32',
  secp224r1: '1.3.132.0.33',
  secp384r1: '1.3.132.0.34',
  secp521r1: '1.3.132.0.35',
  brainpoolP160r1: '1.3.36.3.3.2.8.1.1.1',
  brainpoolP192r1: '1.3.36.3.3.2.8.1.1.3',
  brainpoolP224r1: '1.3.36.3.3.2.8.1.1.5',
  brainpoolP256r1: '1.3.36.3.3.2.8.1.1.7',
  brainpoolP256t1: '1.3.36.3.3.2.8.1.1.8',
  brainpoolP320r1: '1.3.36.3.3.2.8.1.1.9',
  brainpoolP384r1: '1.3.36.3.3.2.8.1.1.11',
  brainpoolP384t1: '1.3.36.3.3.2.8.1.1.12',
  brainpoolP512r1: '1.3.36.3.3.2.8.1.1.13',
  brainpoolP512t1: '1.3.36.3.3.2.8.1.1.14',
  sm2p256v1: '1.2.156.10197.1.301',
} as const;

const extensions = {
  'id-ce-subjectDirectoryAttributes': '2.5.29.9',
  'id-ce-subjectKeyIdentifier': '2.5.29.14',
  'id-ce-keyUsage': '2.5.29.15',
  'id-ce-privateKeyUsagePeriod': '2.5.29.16',
  'id-ce-subjectAltName': '2.5.29.17',
  'id-ce-issuerAltName': '2.5.29.18',
  'id-ce-basicConstraints': '2.5.29.19',
  'id-ce-cRLNumber': '2.5.29.20',
  'id-ce-cRLReasons': '2.5.29.21',
  'id-ce-invalidityDate': '2.5.29.24',
  'id-ce-deltaCRLIndicator': '2.5.29.27',
  'id-ce-issuingDistributionPoint': '2.5.29.28',
  'id-ce-certificateIssuer': '2.5.29.29',
  'id-ce-nameConstraints': '2.5.29.30',
  'id-ce-cRLDistributionPoints': '2.5.29.31',
  'id-ce-certificatePolicies': '2.5.29.32',
  'id-ce-policyMappings': '2.5.29.33',
  'id-ce-authorityKeyIdentifier': '2.5.29.35',
  'id-ce-policyConstraints': '2.5.29.36',
  'id-ce-extKeyUsage': '2.5.29.37',
  'id-ce-freshestCRL': '2.5.29.46',
  'id-ce-inhibitAnyPolicy': '2.5.29.54',
  'id-pe-authorityInfoAccess': '1.3.6.1.5.5.7.1.1',
  'id-pe-subjectInfoAccess': '1.3.6.1.5.5.7.1.11',
  'id-pe-tlsfeature': '1.3.6.1.5.5.7.1.24',
  'id-pe-qcStatements': '1.3.6.1.5.5.7.1.3',
  'id-pkix-ocsp-nonce': '1.3.6.1.5.5.7.48.1.2',
  'id-pkix-ocsp-nocheck': '1.3.6.1.5.5.7.48.1.5',
  'signed-certificate-timestamps': '1.3.6.1.4.1.11129.2.4.2',
  'certificate-transparency-poison': '1.3.6.1.4.1.11129.2.4.3',
  'signed-certificate-timestamps-of-OCSP': '1.3.6.1.4.1.11129.2.4.5',
  'netscape-cert-type': '2.16.840.1.113730.1.1',
  'netscape-comment': '2.16.840.1.113730.1.13',
} as const;

/** RFC 5280 §4.2.1.12, and the ones that are often met. */
const keyPurposes = {
  anyExtendedKeyUsage: '2.5.29.37.0',
  'id-kp-serverAuth': '1.3.6.1.5.5.7.3.1',
  'id-kp-clientAuth': '1.3.6.1.5.5.7.3.2',
  'id-kp-codeSigning': '1.3.6.1.5.5.7.3.3',
  'id-kp-emailProtection': '1.3.6.1.5.5.7.3.4',
  'id-kp-timeStamping': '1.3.6.1.5.5.7.3.8',
  'id-kp-OCSPSigning': '1.3.6.1.5.5.7.3.9',
  'netscape-server-gated-crypto': '2.16.840.1.113730.4.1',
  'microsoft-server-gated-crypto': '1.3.6.1.4.1.311.10.3.3',
} as const;

const policies = {
  anyPolicy: '2.5.29.32.0',
  'id-qt-cps': '1.3.6.1.5.5.7.2.1',
  'id-qt-unotice': '1.3.6.1.5.5.7.2.2',
  'extended-validation': '2.23.140.1.1',
  'domain-validated': '2.23.140.1.2.1',
  'organization-validated': '2.23.140.1.2.2',
  'individual-validated': '2.23.140.1.2.3',
} as const;

const access = {
  'id-ad-ocsp': '1.3.6.1.5.5.7.48.1',
  'id-ad-caIssuers': '1.3.6.1.5.5.7.48.2',
  'id-ad-timeStamping': '1.3.6.1.5.5.7.48.3',
  'id-ad-caRepository': '1.3.6.1.5.5.7.48.5',
} as const;

const keysAndRequests = {
  'id-pkix-ocsp-basic': '1.3.6.1.5.5.7.48.1.1',
  'pkcs-9-at-unstructuredName': '1.2.840.113549.1.9.2',
  'pkcs-9-at-challengePassword': '1.2.840.113549.1.9.7',
  'pkcs-9-at-extensionRequest': '1.2.840.113549.1.9.14',
  'pkcs-9-at-friendlyName': '1.2.840.113549.1.9.20',
  'id-PBKDF2': '1.2.840.113549.1.5.12',
  'id-PBES2': '1.2.840.113549.1.5.13',
  'id-hmacWithSHA1': '1.2.840.113549.2.7',
  'id-hmacWithSHA256': '1.2.840.113549.2.9',
  'id-hmacWithSHA384': '1.2.840.113549.2.10',
  'id-hmacWithSHA512': '1.2.840.113549.2.11',
  'aes128-CBC-PAD': '2.16.840.1.101.3.4.1.2',
  'aes256-CBC-PAD': '2.16.840.1.101.3.4.1.42',
} as const;

/** PKCS #7 and PKCS #12 (RFC 5652, RFC 7292): what they hold, and how it is locked (RFC 8018, RFC 7914). */
const containers = {
  'id-data': '1.2.840.113549.1.7.1',
  'id-signedData': '1.2.840.113549.1.7.2',
  'id-envelopedData': '1.2.840.113549.1.7.3',
  'id-encryptedData': '1.2.840.113549.1.7.6',
  'pkcs-9-at-localKeyId': '1.2.840.113549.1.9.21',
  'certTypes-x509Certificate': '1.2.840.113549.1.9.22.1',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  pkcs8ShroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  crlBag: '1.2.840.113549.1.12.10.1.4',
  secretBag: '1.2.840.113549.1.12.10.1.5',
  safeContentsBag: '1.2.840.113549.1.12.10.1.6',
  'oracle-trustedKeyUsage': '2.16.840.1.113894.746875.1.1',
  pbeWithMD5AndDES_CBC: '1.2.840.113549.1.5.3',
  pbeWithSHA1AndDES_CBC: '1.2.840.113549.1.5.10',
  pbeWithSHAAnd128BitRC4: '1.2.840.113549.1.12.1.1',
  pbeWithSHAAnd40BitRC4: '1.2.840.113549.1.12.1.2',
  'pbeWithSHAAnd3-KeyTripleDES-CBC': '1.2.840.113549.1.12.1.3',
  'pbeWithSHAAnd2-KeyTripleDES-CBC': '1.2.840.113549.1.12.1.4',
  'pbeWithSHAAnd128BitRC2-CBC': '1.2.840.113549.1.12.1.5',
  'pbewithSHAAnd40BitRC2-CBC': '1.2.840.113549.1.12.1.6',
  'id-scrypt': '1.3.6.1.4.1.11591.4.11',
  'des-EDE3-CBC': '1.2.840.113549.3.7',
  'aes192-CBC-PAD': '2.16.840.1.101.3.4.1.22',
} as const;

/** Every identifier known here, by name. */
export const oid = {
  ...attributes,
  ...keyAndSignatureAlgorithms,
  ...hashes,
  ...curves,
  ...extensions,
  ...keyPurposes,
  ...policies,
  ...access,
  ...keysAndRequests,
  ...containers,
} as const;
export type OidName = keyof typeof oid;

const names = new Map(Object.entries(oid).map(([name, dotted]) => [dotted as string, name as OidName]));

/** The name of a dotted identifier, where it is known here. */
export const oidName = (dotted: string): OidName | undefined => names.get(dotted);

/** `CN` for 2.5.4.3: the short name of an attribute type (RFC 4514 §3), where it has one. */
export const attributeShortName = (dotted: string): string | undefined => shortNames[dotted];

/** `commonName (2.5.4.3)`, or the numbers alone. */
export function showOid(dotted: string): string {
  const name = names.get(dotted);
  return name === undefined ? dotted : `${name} (${dotted})`;
}
