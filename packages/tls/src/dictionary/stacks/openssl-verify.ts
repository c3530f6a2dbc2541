import { entries } from '../row.ts';

/** What OpenSSL's verification says; node:tls gives the names without X509_V_ERR_. */
export const opensslVerify = entries(
  'OpenSSL',
  'OpenSSL include/openssl/x509_vfy.h; node:tls takes the names',
  `
X509_V_ERR_UNSPECIFIED | UNSPECIFIED | X509_V_1	internal	unspecified
X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT | UNABLE_TO_GET_ISSUER_CERT | X509_V_2	unknown_issuer	unable to get issuer cert
X509_V_ERR_UNABLE_TO_GET_CRL | UNABLE_TO_GET_CRL | X509_V_3	revoked	unable to get crl
X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE | UNABLE_TO_DECRYPT_CERT_SIGNATURE | X509_V_4	key_mismatch	unable to decrypt cert signature
X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE | UNABLE_TO_DECRYPT_CRL_SIGNATURE | X509_V_5	revoked	unable to decrypt crl signature
X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY | UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY | X509_V_6	broken_rule	unable to decode issuer public key
X509_V_ERR_CERT_SIGNATURE_FAILURE | CERT_SIGNATURE_FAILURE | X509_V_7	private_ca	a signature does not fit: mostly a CA that was made anew under its old name
X509_V_ERR_CRL_SIGNATURE_FAILURE | CRL_SIGNATURE_FAILURE | X509_V_8	revoked	crl signature failure
X509_V_ERR_CERT_NOT_YET_VALID | CERT_NOT_YET_VALID | X509_V_9	wrong_clock	a certificate is not valid yet: it is new, or the clock here is behind
X509_V_ERR_CERT_HAS_EXPIRED | CERT_HAS_EXPIRED | X509_V_10	expired	a certificate of the chain has expired
X509_V_ERR_CRL_NOT_YET_VALID | CRL_NOT_YET_VALID | X509_V_11	expired	crl not yet valid
X509_V_ERR_CRL_HAS_EXPIRED | CRL_HAS_EXPIRED | X509_V_12	expired	crl has expired
X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD | ERROR_IN_CERT_NOT_BEFORE_FIELD | X509_V_13	expired	error in cert not before field
X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD | ERROR_IN_CERT_NOT_AFTER_FIELD | X509_V_14	expired	error in cert not after field
X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD | ERROR_IN_CRL_LAST_UPDATE_FIELD | X509_V_15	expired	error in crl last update field
X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD | ERROR_IN_CRL_NEXT_UPDATE_FIELD | X509_V_16	expired	error in crl next update field
X509_V_ERR_OUT_OF_MEM | OUT_OF_MEM | X509_V_17	internal	out of mem
X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT | DEPTH_ZERO_SELF_SIGNED_CERT | X509_V_18	private_ca	the certificate vouches for itself and is not trusted
X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN | SELF_SIGNED_CERT_IN_CHAIN | X509_V_19	private_ca	the chain ends in a root that is not trusted here
X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY | UNABLE_TO_GET_ISSUER_CERT_LOCALLY | X509_V_20	missing_intermediate	no certificate at hand has the name of the issuer: an intermediate or the root is missing
X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE | UNABLE_TO_VERIFY_LEAF_SIGNATURE | X509_V_21	missing_intermediate	the only certificate that came is not issued by anything that is known
X509_V_ERR_CERT_CHAIN_TOO_LONG | CERT_CHAIN_TOO_LONG | X509_V_22	too_large_for_device	cert chain too long
X509_V_ERR_CERT_REVOKED | CERT_REVOKED | X509_V_23	revoked	cert revoked
X509_V_ERR_NO_ISSUER_PUBLIC_KEY | NO_ISSUER_PUBLIC_KEY | X509_V_24	internal	no issuer public key
X509_V_ERR_PATH_LENGTH_EXCEEDED | PATH_LENGTH_EXCEEDED | X509_V_25	internal	path length exceeded
X509_V_ERR_INVALID_PURPOSE | INVALID_PURPOSE | X509_V_26	client_purpose	invalid purpose
X509_V_ERR_CERT_UNTRUSTED | CERT_UNTRUSTED | X509_V_27	internal	cert untrusted
X509_V_ERR_CERT_REJECTED | CERT_REJECTED | X509_V_28	internal	cert rejected
X509_V_ERR_SUBJECT_ISSUER_MISMATCH | SUBJECT_ISSUER_MISMATCH | X509_V_29	key_mismatch	subject issuer mismatch
X509_V_ERR_AKID_SKID_MISMATCH | AKID_SKID_MISMATCH | X509_V_30	key_mismatch	akid skid mismatch
X509_V_ERR_AKID_ISSUER_SERIAL_MISMATCH | AKID_ISSUER_SERIAL_MISMATCH | X509_V_31	key_mismatch	akid issuer serial mismatch
X509_V_ERR_KEYUSAGE_NO_CERTSIGN | KEYUSAGE_NO_CERTSIGN | X509_V_32	client_purpose	keyusage no certsign
X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER | UNABLE_TO_GET_CRL_ISSUER | X509_V_33	revoked	unable to get crl issuer
X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION | UNHANDLED_CRITICAL_EXTENSION | X509_V_34	internal	unhandled critical extension
X509_V_ERR_KEYUSAGE_NO_CRL_SIGN | KEYUSAGE_NO_CRL_SIGN | X509_V_35	revoked	keyusage no crl sign
X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION | UNHANDLED_CRITICAL_CRL_EXTENSION | X509_V_36	revoked	unhandled critical crl extension
X509_V_ERR_INVALID_NON_CA | INVALID_NON_CA | X509_V_37	bad_file	invalid non ca
X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED | PROXY_PATH_LENGTH_EXCEEDED | X509_V_38	internal	proxy path length exceeded
X509_V_ERR_KEYUSAGE_NO_DIGITAL_SIGNATURE | KEYUSAGE_NO_DIGITAL_SIGNATURE | X509_V_39	client_purpose	keyusage no digital signature
X509_V_ERR_PROXY_CERTIFICATES_NOT_ALLOWED | PROXY_CERTIFICATES_NOT_ALLOWED | X509_V_40	internal	proxy certificates not allowed
X509_V_ERR_INVALID_EXTENSION | INVALID_EXTENSION | X509_V_41	bad_file	invalid extension
X509_V_ERR_INVALID_POLICY_EXTENSION | INVALID_POLICY_EXTENSION | X509_V_42	bad_file	invalid policy extension
X509_V_ERR_NO_EXPLICIT_POLICY | NO_EXPLICIT_POLICY | X509_V_43	internal	no explicit policy
X509_V_ERR_DIFFERENT_CRL_SCOPE | DIFFERENT_CRL_SCOPE | X509_V_44	revoked	different crl scope
X509_V_ERR_UNSUPPORTED_EXTENSION_FEATURE | UNSUPPORTED_EXTENSION_FEATURE | X509_V_45	internal	unsupported extension feature
X509_V_ERR_UNNESTED_RESOURCE | UNNESTED_RESOURCE | X509_V_46	internal	unnested resource
X509_V_ERR_PERMITTED_VIOLATION | PERMITTED_VIOLATION | X509_V_47	internal	permitted violation
X509_V_ERR_EXCLUDED_VIOLATION | EXCLUDED_VIOLATION | X509_V_48	internal	excluded violation
X509_V_ERR_SUBTREE_MINMAX | SUBTREE_MINMAX | X509_V_49	internal	subtree minmax
X509_V_ERR_APPLICATION_VERIFICATION | APPLICATION_VERIFICATION | X509_V_50	internal	application verification
X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE | UNSUPPORTED_CONSTRAINT_TYPE | X509_V_51	internal	unsupported constraint type
X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX | UNSUPPORTED_CONSTRAINT_SYNTAX | X509_V_52	internal	unsupported constraint syntax
X509_V_ERR_UNSUPPORTED_NAME_SYNTAX | UNSUPPORTED_NAME_SYNTAX | X509_V_53	internal	unsupported name syntax
X509_V_ERR_CRL_PATH_VALIDATION_ERROR | CRL_PATH_VALIDATION_ERROR | X509_V_54	revoked	crl path validation error
X509_V_ERR_PATH_LOOP | PATH_LOOP | X509_V_55	internal	path loop
X509_V_ERR_SUITE_B_INVALID_VERSION | SUITE_B_INVALID_VERSION | X509_V_56	no_common_version	suite b invalid version
X509_V_ERR_SUITE_B_INVALID_ALGORITHM | SUITE_B_INVALID_ALGORITHM | X509_V_57	nothing_in_common	suite b invalid algorithm
X509_V_ERR_SUITE_B_INVALID_CURVE | SUITE_B_INVALID_CURVE | X509_V_58	nothing_in_common	suite b invalid curve
X509_V_ERR_SUITE_B_INVALID_SIGNATURE_ALGORITHM | SUITE_B_INVALID_SIGNATURE_ALGORITHM | X509_V_59	nothing_in_common	suite b invalid signature algorithm
X509_V_ERR_SUITE_B_LOS_NOT_ALLOWED | SUITE_B_LOS_NOT_ALLOWED | X509_V_60	nothing_in_common	suite b los not allowed
X509_V_ERR_SUITE_B_CANNOT_SIGN_P_384_WITH_P_256 | SUITE_B_CANNOT_SIGN_P_384_WITH_P_256 | X509_V_61	nothing_in_common	suite b cannot sign p 384 with p 256
X509_V_ERR_HOSTNAME_MISMATCH | HOSTNAME_MISMATCH | X509_V_62	name_mismatch	the certificate is for another host
X509_V_ERR_EMAIL_MISMATCH | EMAIL_MISMATCH | X509_V_63	name_mismatch	email mismatch
X509_V_ERR_IP_ADDRESS_MISMATCH | IP_ADDRESS_MISMATCH | X509_V_64	name_mismatch	ip address mismatch
X509_V_ERR_DANE_NO_MATCH | DANE_NO_MATCH | X509_V_65	internal	dane no match
X509_V_ERR_EE_KEY_TOO_SMALL | EE_KEY_TOO_SMALL | X509_V_66	weak_crypto	ee key too small
X509_V_ERR_CA_KEY_TOO_SMALL | CA_KEY_TOO_SMALL | X509_V_67	weak_crypto	ca key too small
X509_V_ERR_CA_MD_TOO_WEAK | CA_MD_TOO_WEAK | X509_V_68	weak_crypto	ca md too weak
X509_V_ERR_INVALID_CALL | INVALID_CALL | X509_V_69	bad_file	invalid call
X509_V_ERR_STORE_LOOKUP | STORE_LOOKUP | X509_V_70	internal	store lookup
X509_V_ERR_NO_VALID_SCTS | NO_VALID_SCTS | X509_V_71	internal	no valid scts
X509_V_ERR_PROXY_SUBJECT_NAME_VIOLATION | PROXY_SUBJECT_NAME_VIOLATION | X509_V_72	internal	proxy subject name violation
X509_V_ERR_OCSP_VERIFY_NEEDED | OCSP_VERIFY_NEEDED | X509_V_73	revoked	ocsp verify needed
X509_V_ERR_OCSP_VERIFY_FAILED | OCSP_VERIFY_FAILED | X509_V_74	revoked	ocsp verify failed
X509_V_ERR_OCSP_CERT_UNKNOWN | OCSP_CERT_UNKNOWN | X509_V_75	revoked	ocsp cert unknown
X509_V_ERR_UNSUPPORTED_SIGNATURE_ALGORITHM | UNSUPPORTED_SIGNATURE_ALGORITHM | X509_V_76	nothing_in_common	unsupported signature algorithm
X509_V_ERR_SIGNATURE_ALGORITHM_MISMATCH | SIGNATURE_ALGORITHM_MISMATCH | X509_V_77	nothing_in_common	signature algorithm mismatch
X509_V_ERR_SIGNATURE_ALGORITHM_INCONSISTENCY | SIGNATURE_ALGORITHM_INCONSISTENCY | X509_V_78	nothing_in_common	signature algorithm inconsistency
X509_V_ERR_INVALID_CA | INVALID_CA | X509_V_79	unknown_issuer	a certificate that is no CA has issued another
X509_V_ERR_PATHLEN_INVALID_FOR_NON_CA | PATHLEN_INVALID_FOR_NON_CA | X509_V_80	bad_file	pathlen invalid for non ca
X509_V_ERR_PATHLEN_WITHOUT_KU_KEY_CERT_SIGN | PATHLEN_WITHOUT_KU_KEY_CERT_SIGN | X509_V_81	internal	pathlen without ku key cert sign
X509_V_ERR_KU_KEY_CERT_SIGN_INVALID_FOR_NON_CA | KU_KEY_CERT_SIGN_INVALID_FOR_NON_CA | X509_V_82	bad_file	ku key cert sign invalid for non ca
X509_V_ERR_ISSUER_NAME_EMPTY | ISSUER_NAME_EMPTY | X509_V_83	internal	issuer name empty
X509_V_ERR_SUBJECT_NAME_EMPTY | SUBJECT_NAME_EMPTY | X509_V_84	internal	subject name empty
X509_V_ERR_MISSING_AUTHORITY_KEY_IDENTIFIER | MISSING_AUTHORITY_KEY_IDENTIFIER | X509_V_85	broken_rule	missing authority key identifier
X509_V_ERR_MISSING_SUBJECT_KEY_IDENTIFIER | MISSING_SUBJECT_KEY_IDENTIFIER | X509_V_86	broken_rule	missing subject key identifier
X509_V_ERR_EMPTY_SUBJECT_ALT_NAME | EMPTY_SUBJECT_ALT_NAME | X509_V_87	internal	empty subject alt name
X509_V_ERR_EMPTY_SUBJECT_SAN_NOT_CRITICAL | EMPTY_SUBJECT_SAN_NOT_CRITICAL | X509_V_88	internal	empty subject san not critical
X509_V_ERR_CA_BCONS_NOT_CRITICAL | CA_BCONS_NOT_CRITICAL | X509_V_89	internal	ca bcons not critical
X509_V_ERR_AUTHORITY_KEY_IDENTIFIER_CRITICAL | AUTHORITY_KEY_IDENTIFIER_CRITICAL | X509_V_90	internal	authority key identifier critical
X509_V_ERR_SUBJECT_KEY_IDENTIFIER_CRITICAL | SUBJECT_KEY_IDENTIFIER_CRITICAL | X509_V_91	internal	subject key identifier critical
X509_V_ERR_CA_CERT_MISSING_KEY_USAGE | CA_CERT_MISSING_KEY_USAGE | X509_V_92	client_purpose	ca cert missing key usage
X509_V_ERR_EXTENSIONS_REQUIRE_VERSION_3 | EXTENSIONS_REQUIRE_VERSION_3 | X509_V_93	no_common_version	extensions require version 3
X509_V_ERR_EC_KEY_EXPLICIT_PARAMS | EC_KEY_EXPLICIT_PARAMS | X509_V_94	internal	ec key explicit params
`,
);
