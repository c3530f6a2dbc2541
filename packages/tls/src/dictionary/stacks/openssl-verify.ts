import { entries } from '../row.ts';

/** What OpenSSL's verification says; node:tls gives the names without X509_V_ERR_. */
export const opensslVerify = entries(
  'OpenSSL',
  'OpenSSL include/openssl/x509_vfy.h; node:tls takes the names',
  `
X509_V_ERR_UNSPECIFIED | UNSPECIFIED | X509_V_1	internal*	unspecified certificate verification error	unspecified certificate verification error
X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT | UNABLE_TO_GET_ISSUER_CERT | X509_V_2	missing_intermediate	unable to get issuer certificate	unable to get issuer certificate
X509_V_ERR_UNABLE_TO_GET_CRL | UNABLE_TO_GET_CRL | X509_V_3	revoked	unable to get certificate CRL	unable to get certificate CRL
X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE | UNABLE_TO_DECRYPT_CERT_SIGNATURE | X509_V_4	key_mismatch	unable to decrypt certificate's signature	unable to decrypt certificate's signature
X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE | UNABLE_TO_DECRYPT_CRL_SIGNATURE | X509_V_5	revoked	unable to decrypt CRL's signature	unable to decrypt CRL's signature
X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY | UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY | X509_V_6	unknown_key	unable to decode issuer public key	unable to decode issuer public key
X509_V_ERR_CERT_SIGNATURE_FAILURE | CERT_SIGNATURE_FAILURE | X509_V_7	private_ca	a signature does not fit: mostly a CA that was made anew under its old name	certificate signature failure
X509_V_ERR_CRL_SIGNATURE_FAILURE | CRL_SIGNATURE_FAILURE | X509_V_8	revoked	CRL signature failure	CRL signature failure
X509_V_ERR_CERT_NOT_YET_VALID | CERT_NOT_YET_VALID | X509_V_9	wrong_clock	a certificate is not valid yet: it is new, or the clock here is behind	certificate is not yet valid
X509_V_ERR_CERT_HAS_EXPIRED | CERT_HAS_EXPIRED | X509_V_10	expired	a certificate of the chain has expired	certificate has expired
X509_V_ERR_CRL_NOT_YET_VALID | CRL_NOT_YET_VALID | X509_V_11	expired	CRL is not yet valid	CRL is not yet valid
X509_V_ERR_CRL_HAS_EXPIRED | CRL_HAS_EXPIRED | X509_V_12	expired	CRL has expired	CRL has expired
X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD | ERROR_IN_CERT_NOT_BEFORE_FIELD | X509_V_13	bad_form	format error in certificate's notBefore field	format error in certificate's notBefore field
X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD | ERROR_IN_CERT_NOT_AFTER_FIELD | X509_V_14	bad_form	format error in certificate's notAfter field	format error in certificate's notAfter field
X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD | ERROR_IN_CRL_LAST_UPDATE_FIELD | X509_V_15	expired	format error in CRL's lastUpdate field	format error in CRL's lastUpdate field
X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD | ERROR_IN_CRL_NEXT_UPDATE_FIELD | X509_V_16	expired	format error in CRL's nextUpdate field	format error in CRL's nextUpdate field
X509_V_ERR_OUT_OF_MEM | OUT_OF_MEM | X509_V_17	internal	out of memory	out of memory
X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT | DEPTH_ZERO_SELF_SIGNED_CERT | X509_V_18	private_ca	the certificate vouches for itself and is not trusted	self-signed certificate
X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN | SELF_SIGNED_CERT_IN_CHAIN | X509_V_19	private_ca	the chain ends in a root that is not trusted here	self-signed certificate in certificate chain
X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY | UNABLE_TO_GET_ISSUER_CERT_LOCALLY | X509_V_20	missing_intermediate	no certificate at hand has the name of the issuer: an intermediate or the root is missing	unable to get local issuer certificate
X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE | UNABLE_TO_VERIFY_LEAF_SIGNATURE | X509_V_21	missing_intermediate	the only certificate that came is not issued by anything that is known	unable to verify the first certificate
X509_V_ERR_CERT_CHAIN_TOO_LONG | CERT_CHAIN_TOO_LONG | X509_V_22	too_large_for_device	certificate chain too long	certificate chain too long
X509_V_ERR_CERT_REVOKED | CERT_REVOKED | X509_V_23	revoked	certificate revoked	certificate revoked
X509_V_ERR_NO_ISSUER_PUBLIC_KEY | NO_ISSUER_PUBLIC_KEY | X509_V_24	bad_form	issuer certificate doesn't have a public key	issuer certificate doesn't have a public key
X509_V_ERR_PATH_LENGTH_EXCEEDED | PATH_LENGTH_EXCEEDED | X509_V_25	bad_form	path length constraint exceeded	path length constraint exceeded
X509_V_ERR_INVALID_PURPOSE | INVALID_PURPOSE | X509_V_26	client_purpose	unsuitable certificate purpose	unsuitable certificate purpose
X509_V_ERR_CERT_UNTRUSTED | CERT_UNTRUSTED | X509_V_27	unknown_issuer	certificate not trusted	certificate not trusted
X509_V_ERR_CERT_REJECTED | CERT_REJECTED | X509_V_28	unknown_issuer	certificate rejected	certificate rejected
X509_V_ERR_SUBJECT_ISSUER_MISMATCH | SUBJECT_ISSUER_MISMATCH | X509_V_29	bad_form	subject issuer mismatch	subject issuer mismatch
X509_V_ERR_AKID_SKID_MISMATCH | AKID_SKID_MISMATCH | X509_V_30	key_mismatch	authority and subject key identifier mismatch	authority and subject key identifier mismatch
X509_V_ERR_AKID_ISSUER_SERIAL_MISMATCH | AKID_ISSUER_SERIAL_MISMATCH | X509_V_31	key_mismatch	authority and issuer serial number mismatch	authority and issuer serial number mismatch
X509_V_ERR_KEYUSAGE_NO_CERTSIGN | KEYUSAGE_NO_CERTSIGN | X509_V_32	client_purpose	key usage does not include certificate signing	key usage does not include certificate signing
X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER | UNABLE_TO_GET_CRL_ISSUER | X509_V_33	revoked	unable to get CRL issuer certificate	unable to get CRL issuer certificate
X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION | UNHANDLED_CRITICAL_EXTENSION | X509_V_34	bad_form	unhandled critical extension	unhandled critical extension
X509_V_ERR_KEYUSAGE_NO_CRL_SIGN | KEYUSAGE_NO_CRL_SIGN | X509_V_35	revoked	key usage does not include CRL signing	key usage does not include CRL signing
X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION | UNHANDLED_CRITICAL_CRL_EXTENSION | X509_V_36	revoked	unhandled critical CRL extension	unhandled critical CRL extension
X509_V_ERR_INVALID_NON_CA | INVALID_NON_CA | X509_V_37	bad_form	invalid non-CA certificate (has CA markings)	invalid non-CA certificate (has CA markings)
X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED | PROXY_PATH_LENGTH_EXCEEDED | X509_V_38	internal	proxy path length constraint exceeded	proxy path length constraint exceeded
X509_V_ERR_KEYUSAGE_NO_DIGITAL_SIGNATURE | KEYUSAGE_NO_DIGITAL_SIGNATURE | X509_V_39	client_purpose	key usage does not include digital signature	key usage does not include digital signature
X509_V_ERR_PROXY_CERTIFICATES_NOT_ALLOWED | PROXY_CERTIFICATES_NOT_ALLOWED | X509_V_40	internal	proxy certificates not allowed, please set the appropriate flag	proxy certificates not allowed, please set the appropriate flag
X509_V_ERR_INVALID_EXTENSION | INVALID_EXTENSION | X509_V_41	bad_form	invalid or inconsistent certificate extension	invalid or inconsistent certificate extension
X509_V_ERR_INVALID_POLICY_EXTENSION | INVALID_POLICY_EXTENSION | X509_V_42	bad_form	invalid or inconsistent certificate policy extension	invalid or inconsistent certificate policy extension
X509_V_ERR_NO_EXPLICIT_POLICY | NO_EXPLICIT_POLICY | X509_V_43	bad_form	no explicit policy	no explicit policy
X509_V_ERR_DIFFERENT_CRL_SCOPE | DIFFERENT_CRL_SCOPE | X509_V_44	revoked	different CRL scope	different CRL scope
X509_V_ERR_UNSUPPORTED_EXTENSION_FEATURE | UNSUPPORTED_EXTENSION_FEATURE | X509_V_45	bad_form	unsupported extension feature	unsupported extension feature
X509_V_ERR_UNNESTED_RESOURCE | UNNESTED_RESOURCE | X509_V_46	bad_form	RFC 3779 resource not subset of parent's resources	RFC 3779 resource not subset of parent's resources
X509_V_ERR_PERMITTED_VIOLATION | PERMITTED_VIOLATION | X509_V_47	name_mismatch	permitted subtree violation	permitted subtree violation
X509_V_ERR_EXCLUDED_VIOLATION | EXCLUDED_VIOLATION | X509_V_48	name_mismatch	excluded subtree violation	excluded subtree violation
X509_V_ERR_SUBTREE_MINMAX | SUBTREE_MINMAX | X509_V_49	bad_form	name constraints minimum and maximum not supported	name constraints minimum and maximum not supported
X509_V_ERR_APPLICATION_VERIFICATION | APPLICATION_VERIFICATION | X509_V_50	internal	application verification failure	application verification failure
X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE | UNSUPPORTED_CONSTRAINT_TYPE | X509_V_51	bad_form	unsupported name constraint type	unsupported name constraint type
X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX | UNSUPPORTED_CONSTRAINT_SYNTAX | X509_V_52	bad_form	unsupported or invalid name constraint syntax	unsupported or invalid name constraint syntax
X509_V_ERR_UNSUPPORTED_NAME_SYNTAX | UNSUPPORTED_NAME_SYNTAX | X509_V_53	bad_form	unsupported or invalid name syntax	unsupported or invalid name syntax
X509_V_ERR_CRL_PATH_VALIDATION_ERROR | CRL_PATH_VALIDATION_ERROR | X509_V_54	revoked	CRL path validation error	CRL path validation error
X509_V_ERR_PATH_LOOP | PATH_LOOP | X509_V_55	internal	path loop	path loop
X509_V_ERR_SUITE_B_INVALID_VERSION | SUITE_B_INVALID_VERSION | X509_V_56	weak_crypto	suite B: certificate version invalid	Suite B: certificate version invalid
X509_V_ERR_SUITE_B_INVALID_ALGORITHM | SUITE_B_INVALID_ALGORITHM | X509_V_57	weak_crypto	suite B: invalid public key algorithm	Suite B: invalid public key algorithm
X509_V_ERR_SUITE_B_INVALID_CURVE | SUITE_B_INVALID_CURVE | X509_V_58	weak_crypto	suite B: invalid ECC curve	Suite B: invalid ECC curve
X509_V_ERR_SUITE_B_INVALID_SIGNATURE_ALGORITHM | SUITE_B_INVALID_SIGNATURE_ALGORITHM | X509_V_59	weak_crypto	suite B: invalid signature algorithm	Suite B: invalid signature algorithm
X509_V_ERR_SUITE_B_LOS_NOT_ALLOWED | SUITE_B_LOS_NOT_ALLOWED | X509_V_60	weak_crypto	suite B: curve not allowed for this LOS	Suite B: curve not allowed for this LOS
X509_V_ERR_SUITE_B_CANNOT_SIGN_P_384_WITH_P_256 | SUITE_B_CANNOT_SIGN_P_384_WITH_P_256 | X509_V_61	weak_crypto	suite B: cannot sign P-384 with P-256	Suite B: cannot sign P-384 with P-256
X509_V_ERR_HOSTNAME_MISMATCH | HOSTNAME_MISMATCH | X509_V_62	name_mismatch	the certificate is for another host	hostname mismatch
X509_V_ERR_EMAIL_MISMATCH | EMAIL_MISMATCH | X509_V_63	name_mismatch	email address mismatch	email address mismatch
X509_V_ERR_IP_ADDRESS_MISMATCH | IP_ADDRESS_MISMATCH | X509_V_64	name_mismatch	IP address mismatch	IP address mismatch
X509_V_ERR_DANE_NO_MATCH | DANE_NO_MATCH | X509_V_65	pinned	no matching DANE TLSA records	no matching DANE TLSA records
X509_V_ERR_EE_KEY_TOO_SMALL | EE_KEY_TOO_SMALL | X509_V_66	weak_crypto	EE certificate key too weak	EE certificate key too weak
X509_V_ERR_CA_KEY_TOO_SMALL | CA_KEY_TOO_SMALL | X509_V_67	weak_crypto	CA certificate key too weak	CA certificate key too weak
X509_V_ERR_CA_MD_TOO_WEAK | CA_MD_TOO_WEAK | X509_V_68	weak_crypto	CA signature digest algorithm too weak	CA signature digest algorithm too weak
X509_V_ERR_INVALID_CALL | INVALID_CALL | X509_V_69	bad_file	invalid certificate verification context	invalid certificate verification context
X509_V_ERR_STORE_LOOKUP | STORE_LOOKUP | X509_V_70	internal	issuer certificate lookup error	issuer certificate lookup error
X509_V_ERR_NO_VALID_SCTS | NO_VALID_SCTS | X509_V_71	internal	certificate Transparency required, but no valid SCTs found	Certificate Transparency required, but no valid SCTs found
X509_V_ERR_PROXY_SUBJECT_NAME_VIOLATION | PROXY_SUBJECT_NAME_VIOLATION | X509_V_72	internal	proxy subject name violation	proxy subject name violation
X509_V_ERR_OCSP_VERIFY_NEEDED | OCSP_VERIFY_NEEDED | X509_V_73	revoked	OCSP verification needed	OCSP verification needed
X509_V_ERR_OCSP_VERIFY_FAILED | OCSP_VERIFY_FAILED | X509_V_74	revoked	OCSP verification failed	OCSP verification failed
X509_V_ERR_OCSP_CERT_UNKNOWN | OCSP_CERT_UNKNOWN | X509_V_75	revoked	OCSP unknown cert	OCSP unknown cert
X509_V_ERR_UNSUPPORTED_SIGNATURE_ALGORITHM | UNSUPPORTED_SIGNATURE_ALGORITHM | X509_V_76	unknown_key	cannot find certificate signature algorithm	Cannot find certificate signature algorithm
X509_V_ERR_SIGNATURE_ALGORITHM_MISMATCH | SIGNATURE_ALGORITHM_MISMATCH | X509_V_77	bad_form	subject signature algorithm and issuer public key algorithm mismatch	subject signature algorithm and issuer public key algorithm mismatch
X509_V_ERR_SIGNATURE_ALGORITHM_INCONSISTENCY | SIGNATURE_ALGORITHM_INCONSISTENCY | X509_V_78	bad_form	cert info signature and signature algorithm mismatch	cert info signature and signature algorithm mismatch
X509_V_ERR_INVALID_CA | INVALID_CA | X509_V_79	bad_form	a certificate that is no CA has issued another	invalid CA certificate
X509_V_ERR_PATHLEN_INVALID_FOR_NON_CA | PATHLEN_INVALID_FOR_NON_CA | X509_V_80	bad_form	path length invalid for non-CA cert	Path length invalid for non-CA cert
X509_V_ERR_PATHLEN_WITHOUT_KU_KEY_CERT_SIGN | PATHLEN_WITHOUT_KU_KEY_CERT_SIGN | X509_V_81	bad_form	path length given without key usage keyCertSign	Path length given without key usage keyCertSign
X509_V_ERR_KU_KEY_CERT_SIGN_INVALID_FOR_NON_CA | KU_KEY_CERT_SIGN_INVALID_FOR_NON_CA | X509_V_82	bad_form	key usage keyCertSign invalid for non-CA cert	Key usage keyCertSign invalid for non-CA cert
X509_V_ERR_ISSUER_NAME_EMPTY | ISSUER_NAME_EMPTY | X509_V_83	bad_form	issuer name empty	Issuer name empty
X509_V_ERR_SUBJECT_NAME_EMPTY | SUBJECT_NAME_EMPTY | X509_V_84	bad_form	subject name empty	Subject name empty
X509_V_ERR_MISSING_AUTHORITY_KEY_IDENTIFIER | MISSING_AUTHORITY_KEY_IDENTIFIER | X509_V_85	bad_form	missing Authority Key Identifier	Missing Authority Key Identifier
X509_V_ERR_MISSING_SUBJECT_KEY_IDENTIFIER | MISSING_SUBJECT_KEY_IDENTIFIER | X509_V_86	bad_form	missing Subject Key Identifier	Missing Subject Key Identifier
X509_V_ERR_EMPTY_SUBJECT_ALT_NAME | EMPTY_SUBJECT_ALT_NAME | X509_V_87	bad_form	empty Subject Alternative Name extension	Empty Subject Alternative Name extension
X509_V_ERR_EMPTY_SUBJECT_SAN_NOT_CRITICAL | EMPTY_SUBJECT_SAN_NOT_CRITICAL | X509_V_88	bad_form	subject empty and Subject Alt Name extension not critical	Subject empty and Subject Alt Name extension not critical
X509_V_ERR_CA_BCONS_NOT_CRITICAL | CA_BCONS_NOT_CRITICAL | X509_V_89	bad_form	basic Constraints of CA cert not marked critical	Basic Constraints of CA cert not marked critical
X509_V_ERR_AUTHORITY_KEY_IDENTIFIER_CRITICAL | AUTHORITY_KEY_IDENTIFIER_CRITICAL | X509_V_90	bad_form	authority Key Identifier marked critical	Authority Key Identifier marked critical
X509_V_ERR_SUBJECT_KEY_IDENTIFIER_CRITICAL | SUBJECT_KEY_IDENTIFIER_CRITICAL | X509_V_91	bad_form	subject Key Identifier marked critical	Subject Key Identifier marked critical
X509_V_ERR_CA_CERT_MISSING_KEY_USAGE | CA_CERT_MISSING_KEY_USAGE | X509_V_92	bad_form	CA cert does not include key usage extension	CA cert does not include key usage extension
X509_V_ERR_EXTENSIONS_REQUIRE_VERSION_3 | EXTENSIONS_REQUIRE_VERSION_3 | X509_V_93	bad_form	using cert extension requires at least X509v3	Using cert extension requires at least X509v3
X509_V_ERR_EC_KEY_EXPLICIT_PARAMS | EC_KEY_EXPLICIT_PARAMS | X509_V_94	unknown_key	certificate public key has explicit ECC parameters	Certificate public key has explicit ECC parameters
`,
);
