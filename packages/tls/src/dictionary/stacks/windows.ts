import { entries } from '../row.ts';

/** Schannel, and with it .NET, IIS and curl on Windows. */
export const windows = entries(
  'Windows',
  'Windows winerror.h and Schannel events',
  `
SEC_E_UNTRUSTED_ROOT | 0x80090325	unknown_issuer	Windows trusts no root of the chain
SEC_E_CERT_EXPIRED | 0x80090328	expired	Windows: the certificate has expired
SEC_E_WRONG_PRINCIPAL | 0x80090322	name_mismatch	Windows: another host
SEC_E_ALGORITHM_MISMATCH | 0x80090331	nothing_in_common	Windows: nothing in common
SEC_E_ILLEGAL_MESSAGE | 0x80090326	broken_rule	Windows: a message could not be understood, mostly an alert
SEC_E_INVALID_TOKEN | 0x80090308	not_tls	Windows: what came is no TLS
SEC_E_CERT_UNKNOWN | 0x80090327	unknown_issuer	Windows: some fault with the certificate
SEC_E_INTERNAL_ERROR | 0x80090304	internal	Windows: failed inside
SEC_E_NO_CREDENTIALS | 0x8009030E	client_certificate	Windows: no client certificate at hand
SEC_E_UNSUPPORTED_FUNCTION | 0x80090302	no_common_version	Windows: the version is switched off
SEC_I_INCOMPLETE_CREDENTIALS | 0x00090320	client_certificate	Windows: the server wants a certificate of the client
CERT_E_UNTRUSTEDROOT | 0x800B0109	unknown_issuer	Windows: the root is not trusted
CERT_E_CHAINING | 0x800B010A	missing_intermediate	Windows: no path to a root
CERT_E_EXPIRED | 0x800B0101	expired	Windows: out of its time
CERT_E_CN_NO_MATCH | 0x800B010F	name_mismatch	Windows: another host
CRYPT_E_NO_REVOCATION_CHECK | 0x80092012	revoked	Windows: revocation could not be checked
CRYPT_E_REVOCATION_OFFLINE | 0x80092013	revoked	Windows: the revocation server does not answer
CRYPT_E_REVOKED | 0x80092010	revoked	Windows: revoked
The TLS protocol defined fatal alert code is | The TLS protocol defined error code is	nothing_in_common*	Schannel: an alert ended the handshake; its number stands behind it
The client and server cannot communicate, because they do not possess a common algorithm	nothing_in_common	Windows: no version or cipher suite in common (SEC_E_ALGORITHM_MISMATCH)
The certificate chain was issued by an authority that is not trusted	unknown_issuer	Windows trusts no root of the chain
The target principal name is incorrect	name_mismatch	Windows: the certificate is for another host
The revocation function was unable to check revocation	revoked	Windows: revocation could not be checked
`,
);
