import { entries } from '../row.ts';

/** NSS on connections, and NSPR below it. */
export const nssSsl = entries(
  'NSS',
  'NSS lib/util/secerr.h, lib/ssl/sslerr.h, lib/mozpkix and NSPR prerr.h',
  `
PR_WOULD_BLOCK_ERROR | -5998	not_an_error	the operation would have blocked
PR_IO_TIMEOUT_ERROR | -5990	reset_or_silence	I/O operation timed out	I/O operation timed out
PR_CONNECT_REFUSED_ERROR | -5981	reset_or_silence	connection refused by peer	Connection refused by peer
PR_NETWORK_UNREACHABLE_ERROR | -5980	reset_or_silence	network address is presently unreachable	Network address is presently unreachable
PR_CONNECT_TIMEOUT_ERROR | -5979	reset_or_silence	connection attempt timed out	Connection attempt timed out
PR_NOT_CONNECTED_ERROR | -5978	reset_or_silence	network file descriptor is not connected	Network file descriptor is not connected
PR_DIRECTORY_LOOKUP_ERROR | -5973	reset_or_silence	a directory lookup on a network address has failed	A directory lookup on a network address has failed
PR_CONNECT_RESET_ERROR | -5961	reset_or_silence	TCP connection reset by peer	TCP connection reset by peer
PR_END_OF_FILE_ERROR | -5938	reset_or_silence	encountered end of file
PR_IN_PROGRESS_ERROR | -5934	not_an_error	operation is still in progress (probably a non-blocking connect)	Operation is still in progress (probably a non-blocking connect)
PR_NETWORK_DOWN_ERROR | -5930	reset_or_silence	network is down
PR_SOCKET_SHUTDOWN_ERROR | -5929	reset_or_silence	socket shutdown
PR_CONNECT_ABORTED_ERROR | -5928	reset_or_silence	connection aborted
PR_HOST_UNREACHABLE_ERROR | -5927	reset_or_silence	host is unreachable
SSL_ERROR_NO_CYPHER_OVERLAP | -12286	nothing_in_common	cannot communicate securely with peer: no common encryption algorithm(s)	Cannot communicate securely with peer: no common encryption algorithm(s)
SSL_ERROR_NO_CERTIFICATE | -12285	client_certificate	unable to find the certificate or key necessary for authentication	Unable to find the certificate or key necessary for authentication
SSL_ERROR_BAD_CERTIFICATE | -12284	client_certificate	unable to communicate securely with peer: peers's certificate was rejected	Unable to communicate securely with peer: peers's certificate was rejected
SSL_ERROR_BAD_CLIENT | -12282	broken_rule	the server has encountered bad data from the client	The server has encountered bad data from the client
SSL_ERROR_BAD_SERVER | -12281	broken_rule	the client has encountered bad data from the server	The client has encountered bad data from the server
SSL_ERROR_UNSUPPORTED_CERTIFICATE_TYPE | -12280	unknown_key	unsupported certificate type	Unsupported certificate type
SSL_ERROR_UNSUPPORTED_VERSION | -12279	no_common_version	peer using unsupported version of security protocol	Peer using unsupported version of security protocol
SSL_ERROR_WRONG_CERTIFICATE | -12277	key_mismatch	client authentication failed: private key in key database does not match public key in certificate database	Client authentication failed: private key in key database does not match public key in certificate database
SSL_ERROR_BAD_CERT_DOMAIN | -12276	name_mismatch	unable to communicate securely with peer: requested domain name does not match the server's certificate	Unable to communicate securely with peer: requested domain name does not match the server's certificate
SSL_ERROR_BAD_MAC_READ | -12273	broken_rule	SSL received a record with an incorrect Message Authentication Code	SSL received a record with an incorrect Message Authentication Code
SSL_ERROR_BAD_MAC_ALERT | -12272	broken_rule	SSL peer reports incorrect Message Authentication Code	SSL peer reports incorrect Message Authentication Code
SSL_ERROR_BAD_CERT_ALERT | -12271	client_certificate	SSL peer cannot verify your certificate	SSL peer cannot verify your certificate
SSL_ERROR_REVOKED_CERT_ALERT | -12270	revoked	SSL peer rejected your certificate as revoked	SSL peer rejected your certificate as revoked
SSL_ERROR_EXPIRED_CERT_ALERT | -12269	expired	SSL peer rejected your certificate as expired	SSL peer rejected your certificate as expired
SSL_ERROR_SSL_DISABLED | -12268	no_common_version	cannot connect: SSL is disabled	Cannot connect: SSL is disabled
SSL_ERROR_UNKNOWN_CIPHER_SUITE | -12266	nothing_in_common	an unknown SSL cipher suite has been requested	An unknown SSL cipher suite has been requested
SSL_ERROR_NO_CIPHERS_SUPPORTED | -12265	nothing_in_common	no cipher suites are present and enabled in this program	No cipher suites are present and enabled in this program
SSL_ERROR_BAD_BLOCK_PADDING | -12264	broken_rule	SSL received a record with bad block padding	SSL received a record with bad block padding
SSL_ERROR_RX_RECORD_TOO_LONG | -12263	not_tls	what came is longer than a record may be: mostly plain HTTP at that port	SSL received a record that exceeded the maximum permissible length
SSL_ERROR_TX_RECORD_TOO_LONG | -12262	too_large_for_device	SSL attempted to send a record that exceeded the maximum permissible length	SSL attempted to send a record that exceeded the maximum permissible length
SSL_ERROR_RX_MALFORMED_HELLO_REQUEST | -12261	broken_rule	SSL received a malformed Hello Request handshake message	SSL received a malformed Hello Request handshake message
SSL_ERROR_RX_MALFORMED_CLIENT_HELLO | -12260	broken_rule	SSL received a malformed Client Hello handshake message	SSL received a malformed Client Hello handshake message
SSL_ERROR_RX_MALFORMED_SERVER_HELLO | -12259	broken_rule	SSL received a malformed Server Hello handshake message	SSL received a malformed Server Hello handshake message
SSL_ERROR_RX_MALFORMED_CERTIFICATE | -12258	broken_rule	SSL received a malformed Certificate handshake message	SSL received a malformed Certificate handshake message
SSL_ERROR_RX_MALFORMED_SERVER_KEY_EXCH | -12257	broken_rule	SSL received a malformed Server Key Exchange handshake message	SSL received a malformed Server Key Exchange handshake message
SSL_ERROR_RX_MALFORMED_CERT_REQUEST | -12256	broken_rule	SSL received a malformed Certificate Request handshake message	SSL received a malformed Certificate Request handshake message
SSL_ERROR_RX_MALFORMED_HELLO_DONE | -12255	broken_rule	SSL received a malformed Server Hello Done handshake message	SSL received a malformed Server Hello Done handshake message
SSL_ERROR_RX_MALFORMED_CERT_VERIFY | -12254	broken_rule	SSL received a malformed Certificate Verify handshake message	SSL received a malformed Certificate Verify handshake message
SSL_ERROR_RX_MALFORMED_CLIENT_KEY_EXCH | -12253	broken_rule	SSL received a malformed Client Key Exchange handshake message	SSL received a malformed Client Key Exchange handshake message
SSL_ERROR_RX_MALFORMED_FINISHED | -12252	broken_rule	SSL received a malformed Finished handshake message	SSL received a malformed Finished handshake message
SSL_ERROR_RX_MALFORMED_CHANGE_CIPHER | -12251	broken_rule	SSL received a malformed Change Cipher Spec record	SSL received a malformed Change Cipher Spec record
SSL_ERROR_RX_MALFORMED_ALERT | -12250	broken_rule	SSL received a malformed Alert record	SSL received a malformed Alert record
SSL_ERROR_RX_MALFORMED_HANDSHAKE | -12249	broken_rule	SSL received a malformed Handshake record	SSL received a malformed Handshake record
SSL_ERROR_RX_MALFORMED_APPLICATION_DATA | -12248	broken_rule	SSL received a malformed Application Data record	SSL received a malformed Application Data record
SSL_ERROR_RX_UNEXPECTED_HELLO_REQUEST | -12247	broken_rule	SSL received an unexpected Hello Request handshake message	SSL received an unexpected Hello Request handshake message
SSL_ERROR_RX_UNEXPECTED_CLIENT_HELLO | -12246	broken_rule	SSL received an unexpected Client Hello handshake message	SSL received an unexpected Client Hello handshake message
SSL_ERROR_RX_UNEXPECTED_SERVER_HELLO | -12245	broken_rule	SSL received an unexpected Server Hello handshake message	SSL received an unexpected Server Hello handshake message
SSL_ERROR_RX_UNEXPECTED_CERTIFICATE | -12244	broken_rule	SSL received an unexpected Certificate handshake message	SSL received an unexpected Certificate handshake message
SSL_ERROR_RX_UNEXPECTED_SERVER_KEY_EXCH | -12243	broken_rule	SSL received an unexpected Server Key Exchange handshake message	SSL received an unexpected Server Key Exchange handshake message
SSL_ERROR_RX_UNEXPECTED_CERT_REQUEST | -12242	broken_rule	SSL received an unexpected Certificate Request handshake message	SSL received an unexpected Certificate Request handshake message
SSL_ERROR_RX_UNEXPECTED_HELLO_DONE | -12241	broken_rule	SSL received an unexpected Server Hello Done handshake message	SSL received an unexpected Server Hello Done handshake message
SSL_ERROR_RX_UNEXPECTED_CERT_VERIFY | -12240	broken_rule	SSL received an unexpected Certificate Verify handshake message	SSL received an unexpected Certificate Verify handshake message
SSL_ERROR_RX_UNEXPECTED_CLIENT_KEY_EXCH | -12239	broken_rule	SSL received an unexpected Client Key Exchange handshake message	SSL received an unexpected Client Key Exchange handshake message
SSL_ERROR_RX_UNEXPECTED_FINISHED | -12238	broken_rule	SSL received an unexpected Finished handshake message	SSL received an unexpected Finished handshake message
SSL_ERROR_RX_UNEXPECTED_CHANGE_CIPHER | -12237	broken_rule	SSL received an unexpected Change Cipher Spec record	SSL received an unexpected Change Cipher Spec record
SSL_ERROR_RX_UNEXPECTED_ALERT | -12236	broken_rule	SSL received an unexpected Alert record	SSL received an unexpected Alert record
SSL_ERROR_RX_UNEXPECTED_HANDSHAKE | -12235	broken_rule	SSL received an unexpected Handshake record	SSL received an unexpected Handshake record
SSL_ERROR_RX_UNEXPECTED_APPLICATION_DATA | -12234	broken_rule	SSL received an unexpected Application Data record	SSL received an unexpected Application Data record
SSL_ERROR_RX_UNKNOWN_RECORD_TYPE | -12233	not_tls	SSL received a record with an unknown content type	SSL received a record with an unknown content type
SSL_ERROR_RX_UNKNOWN_HANDSHAKE | -12232	broken_rule	SSL received a handshake message with an unknown message type	SSL received a handshake message with an unknown message type
SSL_ERROR_RX_UNKNOWN_ALERT | -12231	broken_rule	SSL received an alert record with an unknown alert description	SSL received an alert record with an unknown alert description
SSL_ERROR_CLOSE_NOTIFY_ALERT | -12230	not_an_error	SSL peer has closed this connection	SSL peer has closed this connection
SSL_ERROR_HANDSHAKE_UNEXPECTED_ALERT | -12229	broken_rule	SSL peer was not expecting a handshake message it received	SSL peer was not expecting a handshake message it received
SSL_ERROR_DECOMPRESSION_FAILURE_ALERT | -12228	broken_rule	SSL peer was unable to successfully decompress an SSL record it received	SSL peer was unable to successfully decompress an SSL record it received
SSL_ERROR_HANDSHAKE_FAILURE_ALERT | -12227	nothing_in_common	SSL peer was unable to negotiate an acceptable set of security parameters	SSL peer was unable to negotiate an acceptable set of security parameters
SSL_ERROR_ILLEGAL_PARAMETER_ALERT | -12226	broken_rule	SSL peer rejected a handshake message for unacceptable content	SSL peer rejected a handshake message for unacceptable content
SSL_ERROR_UNSUPPORTED_CERT_ALERT | -12225	client_purpose	SSL peer does not support certificates of the type it received	SSL peer does not support certificates of the type it received
SSL_ERROR_CERTIFICATE_UNKNOWN_ALERT | -12224	unknown_issuer	SSL peer had some unspecified issue with the certificate it received	SSL peer had some unspecified issue with the certificate it received
SSL_ERROR_GENERATE_RANDOM_FAILURE | -12223	broken_rule	SSL experienced a failure of its random number generator	SSL experienced a failure of its random number generator
SSL_ERROR_SIGN_HASHES_FAILURE | -12222	key_mismatch	unable to digitally sign data required to verify your certificate	Unable to digitally sign data required to verify your certificate
SSL_ERROR_EXTRACT_PUBLIC_KEY_FAILURE | -12221	unknown_key	SSL was unable to extract the public key from the peer's certificate	SSL was unable to extract the public key from the peer's certificate
SSL_ERROR_SERVER_KEY_EXCHANGE_FAILURE | -12220	broken_rule	unspecified failure while processing SSL Server Key Exchange handshake	Unspecified failure while processing SSL Server Key Exchange handshake
SSL_ERROR_CLIENT_KEY_EXCHANGE_FAILURE | -12219	broken_rule	unspecified failure while processing SSL Client Key Exchange handshake	Unspecified failure while processing SSL Client Key Exchange handshake
SSL_ERROR_ENCRYPTION_FAILURE | -12218	broken_rule	bulk data encryption algorithm failed in selected cipher suite	Bulk data encryption algorithm failed in selected cipher suite
SSL_ERROR_DECRYPTION_FAILURE | -12217	broken_rule	bulk data decryption algorithm failed in selected cipher suite	Bulk data decryption algorithm failed in selected cipher suite
SSL_ERROR_SOCKET_WRITE_FAILURE | -12216	reset_or_silence	attempt to write encrypted data to underlying socket failed	Attempt to write encrypted data to underlying socket failed
SSL_ERROR_MD5_DIGEST_FAILURE | -12215	broken_rule	MD5 digest function failed	MD5 digest function failed
SSL_ERROR_SHA_DIGEST_FAILURE | -12214	broken_rule	SHA-1 digest function failed	SHA-1 digest function failed
SSL_ERROR_MAC_COMPUTATION_FAILURE | -12213	broken_rule	MAC computation failed	MAC computation failed
SSL_ERROR_SYM_KEY_CONTEXT_FAILURE | -12212	broken_rule	failure to create Symmetric Key context	Failure to create Symmetric Key context
SSL_ERROR_SYM_KEY_UNWRAP_FAILURE | -12211	broken_rule	failure to unwrap the Symmetric key in Client Key Exchange message	Failure to unwrap the Symmetric key in Client Key Exchange message
SSL_ERROR_PUB_KEY_SIZE_LIMIT_EXCEEDED | -12210	broken_rule	SSL Server attempted to use domestic-grade public key with export cipher suite	SSL Server attempted to use domestic-grade public key with export cipher suite
SSL_ERROR_IV_PARAM_FAILURE | -12209	broken_rule	PKCS11 code failed to translate an IV into a param	PKCS11 code failed to translate an IV into a param
SSL_ERROR_INIT_CIPHER_SUITE_FAILURE | -12208	broken_rule	failed to initialize the selected cipher suite	Failed to initialize the selected cipher suite
SSL_ERROR_SESSION_KEY_GEN_FAILURE | -12207	broken_rule	client failed to generate session keys for SSL session	Client failed to generate session keys for SSL session
SSL_ERROR_NO_SERVER_KEY_FOR_ALG | -12206	nothing_in_common	server has no key for the attempted key exchange algorithm	Server has no key for the attempted key exchange algorithm
SSL_ERROR_NO_COMPRESSION_OVERLAP | -12203	nothing_in_common	cannot communicate securely with peer: no common compression algorithm(s)	Cannot communicate securely with peer: no common compression algorithm(s)
SSL_ERROR_HANDSHAKE_NOT_COMPLETED | -12202	broken_rule	cannot perform the operation until the handshake is complete	Cannot perform the operation until the handshake is complete
SSL_ERROR_BAD_HANDSHAKE_HASH_VALUE | -12201	broken_rule	received incorrect handshakes hash values from peer	Received incorrect handshakes hash values from peer
SSL_ERROR_NO_TRUSTED_SSL_CLIENT_CA | -12199	unknown_issuer	no certificate authority is trusted for SSL client authentication	No certificate authority is trusted for SSL client authentication
SSL_ERROR_SESSION_NOT_FOUND | -12198	session	client's SSL session ID not found in server's session cache	Client's SSL session ID not found in server's session cache
SSL_ERROR_DECRYPTION_FAILED_ALERT | -12197	broken_rule	peer was unable to decrypt an SSL record it received	Peer was unable to decrypt an SSL record it received
SSL_ERROR_RECORD_OVERFLOW_ALERT | -12196	too_large_for_device	peer received an SSL record that was longer than is permitted	Peer received an SSL record that was longer than is permitted
SSL_ERROR_UNKNOWN_CA_ALERT | -12195	unknown_issuer	peer does not recognize and trust the CA that issued your certificate	Peer does not recognize and trust the CA that issued your certificate
SSL_ERROR_ACCESS_DENIED_ALERT | -12194	client_certificate	peer received a valid certificate, but access was denied	Peer received a valid certificate, but access was denied
SSL_ERROR_DECODE_ERROR_ALERT | -12193	broken_rule	peer could not decode an SSL handshake message	Peer could not decode an SSL handshake message
SSL_ERROR_DECRYPT_ERROR_ALERT | -12192	key_mismatch	peer reports failure of signature verification or key exchange	Peer reports failure of signature verification or key exchange
SSL_ERROR_EXPORT_RESTRICTION_ALERT | -12191	broken_rule	peer reports negotiation not in compliance with export regulations	Peer reports negotiation not in compliance with export regulations
SSL_ERROR_PROTOCOL_VERSION_ALERT | -12190	no_common_version	peer reports incompatible or unsupported protocol version	Peer reports incompatible or unsupported protocol version
SSL_ERROR_INSUFFICIENT_SECURITY_ALERT | -12189	weak_crypto	server requires ciphers more secure than those supported by client	Server requires ciphers more secure than those supported by client
SSL_ERROR_INTERNAL_ERROR_ALERT | -12188	broken_rule	peer reports it experienced an internal error	Peer reports it experienced an internal error
SSL_ERROR_USER_CANCELED_ALERT | -12187	not_an_error	peer user canceled handshake	Peer user canceled handshake
SSL_ERROR_NO_RENEGOTIATION_ALERT | -12186	legacy_renegotiation	peer does not permit renegotiation of SSL security parameters	Peer does not permit renegotiation of SSL security parameters
SSL_ERROR_SERVER_CACHE_NOT_CONFIGURED | -12185	broken_rule	SSL server cache not configured and not disabled for this socket	SSL server cache not configured and not disabled for this socket
SSL_ERROR_UNSUPPORTED_EXTENSION_ALERT | -12184	broken_rule	SSL peer does not support requested TLS hello extension	SSL peer does not support requested TLS hello extension
SSL_ERROR_CERTIFICATE_UNOBTAINABLE_ALERT | -12183	broken_rule	SSL peer could not obtain your certificate from the supplied URL	SSL peer could not obtain your certificate from the supplied URL
SSL_ERROR_UNRECOGNIZED_NAME_ALERT | -12182	missing_sni	SSL peer has no certificate for the requested DNS name	SSL peer has no certificate for the requested DNS name
SSL_ERROR_BAD_CERT_STATUS_RESPONSE_ALERT | -12181	revoked	SSL peer was unable to get an OCSP response for its certificate	SSL peer was unable to get an OCSP response for its certificate
SSL_ERROR_BAD_CERT_HASH_VALUE_ALERT | -12180	broken_rule	SSL peer reported bad certificate hash value	SSL peer reported bad certificate hash value
SSL_ERROR_RX_UNEXPECTED_NEW_SESSION_TICKET | -12179	broken_rule	SSL received an unexpected New Session Ticket handshake message	SSL received an unexpected New Session Ticket handshake message
SSL_ERROR_RX_MALFORMED_NEW_SESSION_TICKET | -12178	broken_rule	SSL received a malformed New Session Ticket handshake message	SSL received a malformed New Session Ticket handshake message
SSL_ERROR_DECOMPRESSION_FAILURE | -12177	broken_rule	SSL received a compressed record that could not be decompressed	SSL received a compressed record that could not be decompressed
SSL_ERROR_RENEGOTIATION_NOT_ALLOWED | -12176	legacy_renegotiation	renegotiation is not allowed on this SSL socket	Renegotiation is not allowed on this SSL socket
SSL_ERROR_UNSAFE_NEGOTIATION | -12175	legacy_renegotiation	peer attempted old style (potentially vulnerable) handshake	Peer attempted old style (potentially vulnerable) handshake
SSL_ERROR_RX_UNEXPECTED_UNCOMPRESSED_RECORD | -12174	broken_rule	SSL received an unexpected uncompressed record	SSL received an unexpected uncompressed record
SSL_ERROR_WEAK_SERVER_EPHEMERAL_DH_KEY | -12173	weak_crypto	SSL received a weak ephemeral Diffie-Hellman key in Server Key Exchange handshake message	SSL received a weak ephemeral Diffie-Hellman key in Server Key Exchange handshake message
SSL_ERROR_NEXT_PROTOCOL_DATA_INVALID | -12172	alpn_mismatch	SSL received invalid ALPN extension data	SSL received invalid ALPN extension data
SSL_ERROR_FEATURE_NOT_SUPPORTED_FOR_SERVERS | -12170	broken_rule	SSL feature not supported for servers	SSL feature not supported for servers
SSL_ERROR_FEATURE_NOT_SUPPORTED_FOR_CLIENTS | -12169	broken_rule	SSL feature not supported for clients	SSL feature not supported for clients
SSL_ERROR_INVALID_VERSION_RANGE | -12168	no_common_version	SSL version range is not valid	SSL version range is not valid
SSL_ERROR_CIPHER_DISALLOWED_FOR_VERSION | -12167	nothing_in_common	SSL peer selected a cipher suite disallowed for the selected protocol version	SSL peer selected a cipher suite disallowed for the selected protocol version
SSL_ERROR_FEATURE_NOT_SUPPORTED_FOR_VERSION | -12164	broken_rule	SSL feature not supported for the protocol version	SSL feature not supported for the protocol version
SSL_ERROR_RX_UNEXPECTED_CERT_STATUS | -12163	broken_rule	SSL received an unexpected Certificate Status handshake message	SSL received an unexpected Certificate Status handshake message
SSL_ERROR_UNSUPPORTED_HASH_ALGORITHM | -12162	unknown_key	unsupported hash algorithm used by TLS peer	Unsupported hash algorithm used by TLS peer
SSL_ERROR_DIGEST_FAILURE | -12161	broken_rule	digest function failed
SSL_ERROR_INCORRECT_SIGNATURE_ALGORITHM | -12160	key_mismatch	incorrect signature algorithm specified in a digitally-signed element	Incorrect signature algorithm specified in a digitally-signed element
SSL_ERROR_NEXT_PROTOCOL_NO_CALLBACK | -12159	broken_rule	the next protocol negotiation extension was enabled, but the callback was cleared prior to being needed	The next protocol negotiation extension was enabled, but the callback was cleared prior to being needed
SSL_ERROR_NEXT_PROTOCOL_NO_PROTOCOL | -12158	alpn_mismatch	the server supports no protocols that the client advertises in the ALPN extension	The server supports no protocols that the client advertises in the ALPN extension
SSL_ERROR_INAPPROPRIATE_FALLBACK_ALERT | -12157	no_common_version	the server rejected the handshake because the client downgraded to a lower TLS version than the server supports	The server rejected the handshake because the client downgraded to a lower TLS version than the server supports
SSL_ERROR_WEAK_SERVER_CERT_KEY | -12156	weak_crypto	the server certificate included a public key that was too weak	The server certificate included a public key that was too weak
SSL_ERROR_NO_SUPPORTED_SIGNATURE_ALGORITHM | -12154	nothing_in_common	no supported TLS signature algorithm was configured	No supported TLS signature algorithm was configured
SSL_ERROR_UNSUPPORTED_SIGNATURE_ALGORITHM | -12153	unknown_key	the peer used an unsupported combination of signature and hash algorithm	The peer used an unsupported combination of signature and hash algorithm
SSL_ERROR_MISSING_EXTENDED_MASTER_SECRET | -12152	broken_rule	the peer tried to resume without a correct extended_master_secret extension	The peer tried to resume without a correct extended_master_secret extension
SSL_ERROR_UNEXPECTED_EXTENDED_MASTER_SECRET | -12151	broken_rule	the peer tried to resume with an unexpected extended_master_secret extension	The peer tried to resume with an unexpected extended_master_secret extension
SSL_ERROR_RX_MALFORMED_KEY_SHARE | -12150	broken_rule	SSL received a malformed Key Share extension	SSL received a malformed Key Share extension
SSL_ERROR_MISSING_KEY_SHARE | -12149	broken_rule	SSL expected a Key Share extension	SSL expected a Key Share extension
SSL_ERROR_RX_MALFORMED_ECDHE_KEY_SHARE | -12148	broken_rule	SSL received a malformed ECDHE key share handshake extension	SSL received a malformed ECDHE key share handshake extension
SSL_ERROR_RX_MALFORMED_DHE_KEY_SHARE | -12147	broken_rule	SSL received a malformed DHE key share handshake extension	SSL received a malformed DHE key share handshake extension
SSL_ERROR_RX_UNEXPECTED_ENCRYPTED_EXTENSIONS | -12146	broken_rule	SSL received an unexpected Encrypted Extensions handshake message	SSL received an unexpected Encrypted Extensions handshake message
SSL_ERROR_MISSING_EXTENSION_ALERT | -12145	broken_rule	SSL received a missing_extension alert	SSL received a missing_extension alert
SSL_ERROR_KEY_EXCHANGE_FAILURE | -12144	broken_rule	SSL had an error performing key exchange	SSL had an error performing key exchange
SSL_ERROR_EXTENSION_DISALLOWED_FOR_VERSION | -12143	broken_rule	SSL received an extension that is not permitted for this version	SSL received an extension that is not permitted for this version
SSL_ERROR_RX_MALFORMED_ENCRYPTED_EXTENSIONS | -12142	broken_rule	SSL received a malformed Encrypted Extensions handshake message	SSL received a malformed Encrypted Extensions handshake message
SSL_ERROR_RX_MALFORMED_PRE_SHARED_KEY | -12141	broken_rule	SSL received an invalid PreSharedKey extension	SSL received an invalid PreSharedKey extension
SSL_ERROR_RX_MALFORMED_EARLY_DATA | -12140	broken_rule	SSL received an invalid EarlyData extension	SSL received an invalid EarlyData extension
SSL_ERROR_MISSING_ALPN_EXTENSION | -12138	broken_rule	SSL didn't receive an expected ALPN extension	SSL didn't receive an expected ALPN extension
SSL_ERROR_RX_UNEXPECTED_EXTENSION | -12137	broken_rule	SSL received an unexpected extension	SSL received an unexpected extension
SSL_ERROR_MISSING_SUPPORTED_GROUPS | -12136	broken_rule	SSL expected a supported groups extension	SSL expected a supported groups extension
SSL_ERROR_TOO_MANY_RECORDS | -12135	broken_rule	SSL sent or received too many records with the same symmetric key	SSL sent or received too many records with the same symmetric key
SSL_ERROR_RX_UNEXPECTED_HELLO_RETRY_REQUEST | -12134	broken_rule	SSL received an unexpected Hello Retry Request handshake message	SSL received an unexpected Hello Retry Request handshake message
SSL_ERROR_RX_MALFORMED_HELLO_RETRY_REQUEST | -12133	broken_rule	SSL received a malformed Hello Retry Request handshake message	SSL received a malformed Hello Retry Request handshake message
SSL_ERROR_BAD_2ND_CLIENT_HELLO | -12132	broken_rule	SSL received a second Client Hello message without a usable key share	SSL received a second Client Hello message without a usable key share
SSL_ERROR_MISSING_SIGNATURE_ALGORITHMS_EXTENSION | -12131	broken_rule	SSL expected a signature algorithms extension	SSL expected a signature algorithms extension
SSL_ERROR_MALFORMED_PSK_KEY_EXCHANGE_MODES | -12130	broken_rule	SSL received a malformed PSK key exchange modes extension	SSL received a malformed PSK key exchange modes extension
SSL_ERROR_MISSING_PSK_KEY_EXCHANGE_MODES | -12129	broken_rule	SSL expected a PSK key exchange modes extension	SSL expected a PSK key exchange modes extension
SSL_ERROR_DOWNGRADE_WITH_EARLY_DATA | -12128	broken_rule	SSL got a pre-TLS 1.3 version even though we sent early data	SSL got a pre-TLS 1.3 version even though we sent early data
SSL_ERROR_TOO_MUCH_EARLY_DATA | -12127	broken_rule	SSL received more early data than permitted	SSL received more early data than permitted
SSL_ERROR_RX_UNEXPECTED_END_OF_EARLY_DATA | -12126	broken_rule	SSL received an unexpected End of Early Data message	SSL received an unexpected End of Early Data message
SSL_ERROR_RX_MALFORMED_END_OF_EARLY_DATA | -12125	broken_rule	SSL received a malformed End of Early Data message	SSL received a malformed End of Early Data message
SSL_ERROR_APPLICATION_ABORT | -12123	broken_rule	SSL handshake aborted by the application	SSL handshake aborted by the application
SSL_ERROR_APP_CALLBACK_ERROR | -12122	broken_rule	an application callback produced an invalid response	An application callback produced an invalid response
SSL_ERROR_MISSING_COOKIE_EXTENSION | -12120	broken_rule	a second ClientHello was received without a cookie extension	A second ClientHello was received without a cookie extension
SSL_ERROR_RX_UNEXPECTED_KEY_UPDATE | -12119	broken_rule	SSL received an unexpected key update message	SSL received an unexpected key update message
SSL_ERROR_RX_MALFORMED_KEY_UPDATE | -12118	broken_rule	SSL received a malformed key update message	SSL received a malformed key update message
SSL_ERROR_TOO_MANY_KEY_UPDATES | -12117	broken_rule	SSL attempted too many key updates	SSL attempted too many key updates
SSL_ERROR_HANDSHAKE_FAILED | -12116	broken_rule	SSL handshake has already failed	SSL handshake has already failed
SSL_ERROR_DH_KEY_TOO_LONG | -12113	broken_rule	SSL received a DH key share that's too long (>8192 bit)	SSL received a DH key share that's too long (>8192 bit)
SSL_ERROR_RX_UNEXPECTED_RECORD_TYPE | -12109	broken_rule	SSL received an unexpected record type	SSL received an unexpected record type
SSL_ERROR_MISSING_POST_HANDSHAKE_AUTH_EXTENSION | -12108	broken_rule	SSL cannot send a CertificateRequest because the client doesn't support post-handshake authentication	SSL cannot send a CertificateRequest because the client doesn't support post-handshake authentication
SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT | -12107	client_certificate	SSL received a certificate_required alert	SSL received a certificate_required alert
SSL_ERROR_DC_CERT_VERIFY_ALG_MISMATCH | -12106	broken_rule	SSL received a delegated credential with unexpected certificate verification algorithm	SSL received a delegated credential with unexpected certificate verification algorithm
SSL_ERROR_DC_BAD_SIGNATURE | -12105	broken_rule	SSL received a delegated credential with an invalid signature	SSL received a delegated credential with an invalid signature
SSL_ERROR_DC_INVALID_KEY_USAGE | -12104	broken_rule	SSL received a delegated credential from a certificate with invalid key usage	SSL received a delegated credential from a certificate with invalid key usage
SSL_ERROR_DC_EXPIRED | -12103	broken_rule	SSL received a delegated credential that expired	SSL received a delegated credential that expired
SSL_ERROR_DC_INAPPROPRIATE_VALIDITY_PERIOD | -12102	broken_rule	SSL received a delegated credential with excessive TTL	SSL received a delegated credential with excessive TTL
SSL_ERROR_FEATURE_DISABLED | -12101	broken_rule	the requested feature is disabled	The requested feature is disabled
SSL_ERROR_ECH_RETRY_WITH_ECH | -12100	ech_rejected	TLS ECH was rejected, but verification succeeded and compatible retry_configs are available	TLS ECH was rejected, but verification succeeded and compatible retry_configs are available
SSL_ERROR_ECH_RETRY_WITHOUT_ECH | -12099	ech_rejected	TLS ECH was rejected, but verification succeeded and no compatible retry_configs were found	TLS ECH was rejected, but verification succeeded and no compatible retry_configs were found
SSL_ERROR_ECH_FAILED | -12098	ech_rejected	TLS ECH was rejected and verification failed	TLS ECH was rejected and verification failed
SSL_ERROR_ECH_REQUIRED_ALERT | -12097	ech_rejected	SSL peer reported ECH required	SSL peer reported ECH required
`,
);
