import { entries } from '../row.ts';

/** NSS, and with it Firefox, Thunderbird and certutil: what it says of certificates. */
export const nss = entries(
  'NSS',
  'NSS lib/util/secerr.h, lib/ssl/sslerr.h, lib/mozpkix and NSPR prerr.h',
  `
SEC_ERROR_IO | -8192	internal	an I/O error occurred during security authorization	An I/O error occurred during security authorization
SEC_ERROR_LIBRARY_FAILURE | -8191	internal	security library failure	security library failure
SEC_ERROR_BAD_DATA | -8190	bad_file	security library: received bad data	security library: received bad data
SEC_ERROR_OUTPUT_LEN | -8189	internal	security library: output length error	security library: output length error
SEC_ERROR_INPUT_LEN | -8188	internal	security library has experienced an input length error	security library has experienced an input length error
SEC_ERROR_INVALID_ARGS | -8187	internal	security library: invalid arguments	security library: invalid arguments
SEC_ERROR_INVALID_ALGORITHM | -8186	internal	security library: invalid algorithm	security library: invalid algorithm
SEC_ERROR_INVALID_AVA | -8185	bad_form	security library: invalid AVA	security library: invalid AVA
SEC_ERROR_INVALID_TIME | -8184	bad_form	improperly formatted time string	Improperly formatted time string
SEC_ERROR_BAD_DER | -8183	bad_form	security library: improperly formatted DER-encoded message	security library: improperly formatted DER-encoded message
SEC_ERROR_BAD_SIGNATURE | -8182	key_mismatch	peer's certificate has an invalid signature	Peer's certificate has an invalid signature
SEC_ERROR_EXPIRED_CERTIFICATE | -8181	expired	peer's Certificate has expired	Peer's Certificate has expired
SEC_ERROR_REVOKED_CERTIFICATE | -8180	revoked	peer's Certificate has been revoked	Peer's Certificate has been revoked
SEC_ERROR_UNKNOWN_ISSUER | -8179	unknown_issuer	Firefox trusts no root of the chain, or an intermediate is missing	Peer's Certificate issuer is not recognized
SEC_ERROR_BAD_KEY | -8178	unknown_key	peer's public key is invalid	Peer's public key is invalid
SEC_ERROR_BAD_PASSWORD | -8177	bad_file	the security password entered is incorrect	The security password entered is incorrect
SEC_ERROR_BAD_DATABASE | -8174	bad_file	security library: bad database
SEC_ERROR_NO_MEMORY | -8173	too_large_for_device	security library: memory allocation failure	security library: memory allocation failure
SEC_ERROR_UNTRUSTED_ISSUER | -8172	unknown_issuer	peer's certificate issuer has been marked as not trusted by the user	Peer's certificate issuer has been marked as not trusted by the user
SEC_ERROR_UNTRUSTED_CERT | -8171	unknown_issuer	peer's certificate has been marked as not trusted by the user	Peer's certificate has been marked as not trusted by the user
SEC_ERROR_NO_KEY | -8166	key_mismatch	the private key for this certificate cannot be found in key database	The private key for this certificate cannot be found in key database
SEC_ERROR_CERT_NOT_VALID | -8164	unknown_issuer	this certificate is not valid	This certificate is not valid
SEC_ERROR_CERT_NO_RESPONSE | -8163	internal	cert Library: No Response	Cert Library: No Response
SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE | -8162	expired	the certificate issuer's certificate has expired	The certificate issuer's certificate has expired
SEC_ERROR_CRL_EXPIRED | -8161	revoked	the CRL for the certificate's issuer has expired	The CRL for the certificate's issuer has expired
SEC_ERROR_CRL_BAD_SIGNATURE | -8160	revoked	the CRL for the certificate's issuer has an invalid signature	The CRL for the certificate's issuer has an invalid signature
SEC_ERROR_CRL_INVALID | -8159	revoked	new CRL has an invalid format	New CRL has an invalid format
SEC_ERROR_EXTENSION_VALUE_INVALID | -8158	bad_form	certificate extension value is invalid	Certificate extension value is invalid
SEC_ERROR_EXTENSION_NOT_FOUND | -8157	bad_form	certificate extension not found	Certificate extension not found
SEC_ERROR_CA_CERT_INVALID | -8156	unknown_issuer	issuer certificate is invalid	Issuer certificate is invalid
SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID | -8155	unknown_issuer	certificate path length constraint is invalid	Certificate path length constraint is invalid
SEC_ERROR_CERT_USAGES_INVALID | -8154	client_purpose	certificate usages field is invalid	Certificate usages field is invalid
SEC_ERROR_INVALID_KEY | -8152	client_purpose	the key does not support the requested operation	The key does not support the requested operation
SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION | -8151	bad_form	certificate contains unknown critical extension	Certificate contains unknown critical extension
SEC_ERROR_OLD_CRL | -8150	revoked	new CRL is not later than the current one	New CRL is not later than the current one
SEC_ERROR_UNSUPPORTED_KEYALG | -8144	unknown_key	unsupported or unknown key algorithm	Unsupported or unknown key algorithm
SEC_ERROR_DECRYPTION_DISALLOWED | -8143	internal	cannot decrypt: encrypted using a disallowed algorithm or key size	Cannot decrypt: encrypted using a disallowed algorithm or key size
SEC_ERROR_REVOKED_KEY | -8131	revoked	the key for this site's certificate has been revoked	The key for this site's certificate has been revoked
SEC_ERROR_NEED_RANDOM | -8129	internal	security library: need random data	security library: need random data
SEC_ERROR_READ_ONLY | -8126	internal	security library: read-only database	security library: read-only database
SEC_ERROR_BAD_EXPORT_ALGORITHM | -8117	internal	required algorithm is not allowed	Required algorithm is not allowed
SEC_ERROR_IMPORTING_CERTIFICATES | -8115	bad_file	error attempting to import certificates	Error attempting to import certificates
SEC_ERROR_PKCS12_DECODING_PFX | -8114	bad_file	unable to import. Decoding error. File not valid	Unable to import. Decoding error. File not valid
SEC_ERROR_PKCS12_INVALID_MAC | -8113	bad_file	unable to import. Invalid MAC. Incorrect password or corrupt file	Unable to import. Invalid MAC. Incorrect password or corrupt file
SEC_ERROR_PKCS12_UNSUPPORTED_MAC_ALGORITHM | -8112	bad_file	unable to import. MAC algorithm not supported	Unable to import. MAC algorithm not supported
SEC_ERROR_PKCS12_UNSUPPORTED_TRANSPORT_MODE | -8111	bad_file	unable to import. Only password integrity and privacy modes supported	Unable to import. Only password integrity and privacy modes supported
SEC_ERROR_PKCS12_CORRUPT_PFX_STRUCTURE | -8110	bad_file	unable to import. File structure is corrupt	Unable to import. File structure is corrupt
SEC_ERROR_PKCS12_UNSUPPORTED_PBE_ALGORITHM | -8109	bad_file	unable to import. Encryption algorithm not supported	Unable to import. Encryption algorithm not supported
SEC_ERROR_PKCS12_UNSUPPORTED_VERSION | -8108	bad_file	unable to import. File version not supported	Unable to import. File version not supported
SEC_ERROR_PKCS12_PRIVACY_PASSWORD_INCORRECT | -8107	bad_file	unable to import. Incorrect privacy password	Unable to import. Incorrect privacy password
SEC_ERROR_PKCS12_CERT_COLLISION | -8106	bad_file	unable to import. Same nickname already exists in database	Unable to import. Same nickname already exists in database
SEC_ERROR_USER_CANCELLED | -8105	internal	the user pressed cancel	The user pressed cancel
SEC_ERROR_PKCS12_DUPLICATE_DATA | -8104	bad_file	not imported, already in database	Not imported, already in database
SEC_ERROR_INADEQUATE_KEY_USAGE | -8102	client_purpose	certificate key usage inadequate for attempted operation	Certificate key usage inadequate for attempted operation
SEC_ERROR_INADEQUATE_CERT_TYPE | -8101	client_purpose	certificate type not approved for application	Certificate type not approved for application
SEC_ERROR_PKCS12_UNABLE_TO_IMPORT_KEY | -8099	bad_file	unable to import. Error attempting to import private key	Unable to import. Error attempting to import private key
SEC_ERROR_PKCS12_IMPORTING_CERT_CHAIN | -8098	bad_file	unable to import. Error attempting to import certificate chain	Unable to import. Error attempting to import certificate chain
SEC_ERROR_PKCS12_UNABLE_TO_LOCATE_OBJECT_BY_NAME | -8097	bad_file	unable to export	Unable to export
SEC_ERROR_PKCS12_UNABLE_TO_EXPORT_KEY | -8096	bad_file	unable to export	Unable to export
SEC_ERROR_PKCS12_UNABLE_TO_WRITE | -8095	bad_file	unable to export	Unable to export
SEC_ERROR_PKCS12_UNABLE_TO_READ | -8094	bad_file	unable to import. Unable to read the import file	Unable to import. Unable to read the import file
SEC_ERROR_INVALID_PASSWORD | -8091	bad_file	password entered is invalid	Password entered is invalid
SEC_ERROR_CANNOT_MOVE_SENSITIVE_KEY | -8087	internal	a sensitive key cannot be moved to the slot where it is needed	A sensitive key cannot be moved to the slot where it is needed
SEC_ERROR_CERT_NOT_IN_NAME_SPACE | -8080	name_mismatch	the Certifying Authority for this certificate is not permitted to issue a certificate with this name	The Certifying Authority for this certificate is not permitted to issue a certificate with this name
SEC_ERROR_CRL_NOT_YET_VALID | -8078	revoked	the certificate revocation list for this certificate is not yet valid	The certificate revocation list for this certificate is not yet valid
SEC_ERROR_UNKNOWN_CERT | -8077	internal	the requested certificate could not be found	The requested certificate could not be found
SEC_ERROR_UNKNOWN_SIGNER | -8076	unknown_issuer	the signer's certificate could not be found	The signer's certificate could not be found
SEC_ERROR_CERT_BAD_ACCESS_LOCATION | -8075	revoked	the location for the certificate status server has invalid format	The location for the certificate status server has invalid format
SEC_ERROR_OCSP_UNKNOWN_RESPONSE_TYPE | -8074	revoked	the OCSP response cannot be fully decoded; it is of an unknown type	The OCSP response cannot be fully decoded; it is of an unknown type
SEC_ERROR_OCSP_BAD_HTTP_RESPONSE | -8073	revoked	the OCSP server returned unexpected/invalid HTTP data	The OCSP server returned unexpected/invalid HTTP data
SEC_ERROR_OCSP_MALFORMED_REQUEST | -8072	revoked	the OCSP server found the request to be corrupted or improperly formed	The OCSP server found the request to be corrupted or improperly formed
SEC_ERROR_OCSP_SERVER_ERROR | -8071	revoked	the OCSP server experienced an internal error	The OCSP server experienced an internal error
SEC_ERROR_OCSP_TRY_SERVER_LATER | -8070	revoked	the OCSP server suggests trying again later	The OCSP server suggests trying again later
SEC_ERROR_OCSP_REQUEST_NEEDS_SIG | -8069	revoked	the OCSP server requires a signature on this request	The OCSP server requires a signature on this request
SEC_ERROR_OCSP_UNAUTHORIZED_REQUEST | -8068	revoked	the OCSP server has refused this request as unauthorized	The OCSP server has refused this request as unauthorized
SEC_ERROR_OCSP_UNKNOWN_RESPONSE_STATUS | -8067	revoked	the OCSP server returned an unrecognizable status	The OCSP server returned an unrecognizable status
SEC_ERROR_OCSP_UNKNOWN_CERT | -8066	revoked	the OCSP server has no status for the certificate	The OCSP server has no status for the certificate
SEC_ERROR_OCSP_NOT_ENABLED | -8065	revoked	you must enable OCSP before performing this operation	You must enable OCSP before performing this operation
SEC_ERROR_OCSP_NO_DEFAULT_RESPONDER | -8064	revoked	you must set the OCSP default responder before performing this operation	You must set the OCSP default responder before performing this operation
SEC_ERROR_OCSP_MALFORMED_RESPONSE | -8063	revoked	the response from the OCSP server was corrupted or improperly formed	The response from the OCSP server was corrupted or improperly formed
SEC_ERROR_OCSP_UNAUTHORIZED_RESPONSE | -8062	revoked	the signer of the OCSP response is not authorized to give status for this certificate	The signer of the OCSP response is not authorized to give status for this certificate
SEC_ERROR_OCSP_FUTURE_RESPONSE | -8061	revoked	the OCSP response is not yet valid (contains a date in the future)	The OCSP response is not yet valid (contains a date in the future)
SEC_ERROR_OCSP_OLD_RESPONSE | -8060	revoked	the OCSP response contains out-of-date information	The OCSP response contains out-of-date information
SEC_ERROR_CRL_NOT_FOUND | -8055	revoked	no matching CRL was found	No matching CRL was found
SEC_ERROR_REUSED_ISSUER_AND_SERIAL | -8054	bad_form	you are attempting to import a cert with the same issuer/serial as an existing cert, but that is not the same cert	You are attempting to import a cert with the same issuer/serial as an existing cert, but that is not the same cert
SEC_ERROR_EXTRA_INPUT | -8052	bad_form	DER-encoded message contained extra unused data	DER-encoded message contained extra unused data
SEC_ERROR_UNSUPPORTED_ELLIPTIC_CURVE | -8051	unknown_key	unsupported elliptic curve	Unsupported elliptic curve
SEC_ERROR_UNSUPPORTED_EC_POINT_FORM | -8050	unknown_key	unsupported elliptic curve point form	Unsupported elliptic curve point form
SEC_ERROR_UNRECOGNIZED_OID | -8049	bad_form	unrecognized Object Identifier	Unrecognized Object Identifier
SEC_ERROR_OCSP_INVALID_SIGNING_CERT | -8048	revoked	invalid OCSP signing certificate in OCSP response	Invalid OCSP signing certificate in OCSP response
SEC_ERROR_REVOKED_CERTIFICATE_CRL | -8047	revoked	certificate is revoked in issuer's certificate revocation list	Certificate is revoked in issuer's certificate revocation list
SEC_ERROR_REVOKED_CERTIFICATE_OCSP | -8046	revoked	issuer's OCSP responder reports certificate is revoked	Issuer's OCSP responder reports certificate is revoked
SEC_ERROR_CRL_INVALID_VERSION | -8045	revoked	issuer's Certificate Revocation List has an unknown version number	Issuer's Certificate Revocation List has an unknown version number
SEC_ERROR_CRL_V1_CRITICAL_EXTENSION | -8044	revoked	issuer's V1 Certificate Revocation List has a critical extension	Issuer's V1 Certificate Revocation List has a critical extension
SEC_ERROR_CRL_UNKNOWN_CRITICAL_EXTENSION | -8043	revoked	issuer's V2 Certificate Revocation List has an unknown critical extension	Issuer's V2 Certificate Revocation List has an unknown critical extension
SEC_ERROR_CRL_ALREADY_EXISTS | -8039	revoked	CRL already exists	CRL already exists
SEC_ERROR_NOT_INITIALIZED | -8038	internal	NSS is not initialized	NSS is not initialized
SEC_ERROR_OCSP_RESPONDER_CERT_INVALID | -8036	revoked	configured OCSP responder's certificate is invalid	Configured OCSP responder's certificate is invalid
SEC_ERROR_OCSP_BAD_SIGNATURE | -8035	revoked	OCSP response has an invalid signature	OCSP response has an invalid signature
SEC_ERROR_OUT_OF_SEARCH_LIMITS | -8034	unknown_issuer	cert validation search is out of search limits	Cert validation search is out of search limits
SEC_ERROR_INVALID_POLICY_MAPPING | -8033	bad_form	policy mapping contains anypolicy	Policy mapping contains anypolicy
SEC_ERROR_POLICY_VALIDATION_FAILED | -8032	bad_form	cert chain fails policy validation	Cert chain fails policy validation
SEC_ERROR_UNKNOWN_AIA_LOCATION_TYPE | -8031	bad_form	unknown location type in cert AIA extension	Unknown location type in cert AIA extension
SEC_ERROR_BAD_HTTP_RESPONSE | -8030	revoked	server returned bad HTTP response	Server returned bad HTTP response
SEC_ERROR_FAILED_TO_ENCODE_DATA | -8028	internal	failed to encode data with ASN1 encoder	Failed to encode data with ASN1 encoder
SEC_ERROR_BAD_INFO_ACCESS_LOCATION | -8027	bad_form	bad information access location in cert extension	Bad information access location in cert extension
SEC_ERROR_LIBPKIX_INTERNAL | -8026	internal	libpkix internal error occurred during cert validation	Libpkix internal error occurred during cert validation
SEC_ERROR_BAD_INFO_ACCESS_METHOD | -8022	bad_form	unknown information access method in certificate extension	Unknown information access method in certificate extension
SEC_ERROR_CRL_IMPORT_FAILED | -8021	revoked	error attempting to import a CRL	Error attempting to import a CRL
SEC_ERROR_EXPIRED_PASSWORD | -8020	internal	the password expired	The password expired
SEC_ERROR_LOCKED_PASSWORD | -8019	internal	the password is locked	The password is locked
SEC_ERROR_BAD_CRL_DP_URL | -8017	revoked	invalid or unsupported URL in CRL distribution point name	Invalid or unsupported URL in CRL distribution point name
SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED | -8016	weak_crypto	the certificate was signed using a signature algorithm that is disabled because it is not secure	The certificate was signed using a signature algorithm that is disabled because it is not secure
SEC_ERROR_LEGACY_DATABASE | -8015	bad_file	the certificate/key database is in an old, unsupported format	The certificate/key database is in an old, unsupported format
SEC_ERROR_APPLICATION_CALLBACK_ERROR | -8014	internal	the certificate was rejected by extra checks in the application	The certificate was rejected by extra checks in the application
SEC_ERROR_INVALID_STATE | -8013	internal	the attempted operation is invalid for the current state	The attempted operation is invalid for the current state
SEC_ERROR_SIGNATURE_ALGORITHM_DISABLED | -8011	weak_crypto	could not create or verify a signature using a signature algorithm that is disabled because it is not secure	Could not create or verify a signature using a signature algorithm that is disabled because it is not secure
SEC_ERROR_ALGORITHM_MISMATCH | -8010	bad_form	the signature algorithm in the signature field of the certificate does not match the algorithm in its signatureAlgorithm field	The signature algorithm in the signature field of the certificate does not match the algorithm in its signatureAlgorithm field
MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE | -16384	pinned	a pinned key is not in the chain	The server uses key pinning
MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY | -16383	client_purpose	a CA certificate is used as that of a server	The server uses a certificate with a basic constraints extension identifying it as a certificate authority
MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE | -16382	weak_crypto	the key is too small	The server presented a certificate with a key size that is too small to establish a secure connection
MOZILLA_PKIX_ERROR_V1_CERT_USED_AS_CA | -16381	bad_form	a certificate of version 1 that is no trust anchor has issued another	An X.509 version 1 certificate that is not a trust anchor was used to issue
MOZILLA_PKIX_ERROR_NO_RFC822NAME_MATCH | -16380	name_mismatch	the certificate is for another mail address
MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE | -16379	wrong_clock	the certificate is not valid yet	The server presented a certificate that is not yet valid
MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE | -16378	wrong_clock	a CA certificate is not valid yet	A certificate that is not yet valid was used to issue
MOZILLA_PKIX_ERROR_SIGNATURE_ALGORITHM_MISMATCH | -16377	bad_form	the algorithm stands in two places of the certificate and differs	The signature algorithm in the signature field of the certificate does not match
MOZILLA_PKIX_ERROR_OCSP_RESPONSE_FOR_CERT_MISSING | -16376	revoked	the OCSP answer is about another certificate	The OCSP response does not include a status for the certificate being verified
MOZILLA_PKIX_ERROR_VALIDITY_TOO_LONG | -16375	expired	the certificate lasts too long	The server presented a certificate that is valid for too long
MOZILLA_PKIX_ERROR_REQUIRED_TLS_FEATURE_MISSING | -16374	revoked	the certificate promises an OCSP staple, and none came	A required TLS feature is missing
MOZILLA_PKIX_ERROR_INVALID_INTEGER_ENCODING | -16373	bad_form	an INTEGER is not encoded as DER asks, mostly a serial number that is negative or padded	The server presented a certificate that contains an invalid encoding of an integer
MOZILLA_PKIX_ERROR_EMPTY_ISSUER_NAME | -16372	bad_form	the name of the issuer is empty	The server presented a certificate with an empty issuer distinguished name
MOZILLA_PKIX_ERROR_ADDITIONAL_POLICY_CONSTRAINT_FAILED | -16371	unknown_issuer	a rule of the browser about this CA does not hold	An additional policy constraint failed
MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT | -16370	private_ca	the certificate vouches for itself	The certificate is not trusted because it is self-signed
MOZILLA_PKIX_ERROR_MITM_DETECTED | -16369	private_ca	somebody between answers with certificates of their own	Your connection is being intercepted by a TLS proxy
MOZILLA_PKIX_ERROR_INSUFFICIENT_CERTIFICATE_TRANSPARENCY | -16368	unknown_issuer	a public certificate that is in no log, or in too few
`,
);
