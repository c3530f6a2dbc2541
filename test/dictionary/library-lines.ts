/** Lines as people paste them into issues and forums, each with the name of the entry that has to come first. */
const ESC = String.fromCharCode(27);

export const libraryLines: readonly (readonly [line: string, first: string])[] = [
  // OpenSSL and its commands
  [
    '140735299363840:error:14094410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:../ssl/record/rec_layer_s3.c:1543:SSL alert number 40',
    'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  ],
  ['error:14094410', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'],
  [
    '4087F4B5D77F0000:error:0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:ssl/record/rec_layer_s3.c:308:',
    'ERR_SSL_UNEXPECTED_EOF_WHILE_READING',
  ],
  ['error:1E08010C:DECODER routines::unsupported', 'error:1E08010C'],
  [
    "Error: error:1E08010C:DECODER routines::unsupported\n    at Sign.sign (node:internal/crypto/sig:128:29) {\n  code: 'ERR_OSSL_UNSUPPORTED'",
    'error:1E08010C',
  ],
  [
    'Error outputting keys and certificates\n40A7C6E1F97F0000:error:0308010C:digital envelope routines:inner_evp_generic_fetch:unsupported:../crypto/evp/evp_fetch.c:349:Global default library context, Algorithm (RC2-40-CBC : 0), Properties ()',
    'PKCS12 routines::unsupported',
  ],
  ['Mac verify error: invalid password?', 'mac verify failure'],
  ['error:11800071:PKCS12 routines::mac verify failure', 'mac verify failure'],
  ['error 3 at 0 depth lookup: unable to get certificate CRL', 'X509_V_ERR_UNABLE_TO_GET_CRL'],
  ['error 85 at 1 depth lookup: Missing Authority Key Identifier', 'X509_V_ERR_MISSING_AUTHORITY_KEY_IDENTIFIER'],
  ['CN = example.com\nerror 26 at 0 depth lookup: unsuitable certificate purpose', 'X509_V_ERR_INVALID_PURPOSE'],
  ['Verify return code: 66 (EE certificate key too weak)', 'X509_V_ERR_EE_KEY_TOO_SMALL'],
  ['verify error:num=24:invalid CA certificate', 'X509_V_ERR_INVALID_CA'],
  ['error 10 at 0 depth lookup', 'X509_V_ERR_CERT_HAS_EXPIRED'],
  ['error:0909006C:PEM routines:get_name:no start line', 'ERR_OSSL_PEM_NO_START_LINE'],
  [
    'unable to load certificate\n139:error:0906D066:PEM routines:PEM_read_bio:bad end line:pem_lib.c:812:',
    'PEM routines::bad end line',
  ],
  ['error:068000DD:asn1 encoding routines::illegal padding', 'illegal padding'],
  ['routines:SSL_CTX_use_PrivateKey:key values mismatch', 'ERR_OSSL_X509_KEY_VALUES_MISMATCH'],
  ['error:0A00018A:SSL routines::dh key too small', 'ERR_SSL_DH_KEY_TOO_SMALL'],
  // Node
  ["code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'", 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  [
    'npm ERR! code SELF_SIGNED_CERT_IN_CHAIN\nnpm ERR! errno SELF_SIGNED_CERT_IN_CHAIN\nnpm ERR! request to https://registry.npmjs.org/x failed, reason: self signed certificate in certificate chain',
    'SELF_SIGNED_CERT_IN_CHAIN',
  ],
  [
    '(node:41) [DEP0123] DeprecationWarning: Setting the TLS ServerName to an IP address is not permitted by RFC 6066. This will be ignored in a future version.',
    'Setting the TLS ServerName to an IP address is not permitted by RFC 6066',
  ],
  ['DEP0123', 'DEP0123'],
  [
    "TypeError [ERR_INVALID_ARG_VALUE]: The property 'options.servername' cannot be an IP address. Received '10.0.0.5'",
    'Setting the TLS ServerName to an IP address is not permitted by RFC 6066',
  ],
  [
    "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: Host: api.local. is not in the cert's altnames: DNS:localhost",
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
  [
    'Error: write EPROTO 139:error:1408F10B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:332:',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ],
  ['Error: Client network socket disconnected before secure TLS connection was established', 'ECONNRESET'],
  [
    "Error: unable to verify the first certificate\n    at TLSSocket.onConnectSecure (node:_tls_wrap:1674:34) { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }",
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
  [
    'Warning: Ignoring extra certs from `/etc/ssl/ca.pem`, load failed: error:80000002:system library::No such file or directory',
    'Warning: Ignoring extra certs from',
  ],
  [`${ESC}[31mError: certificate has expired${ESC}[0m`, 'CERT_HAS_EXPIRED'],
  [
    '{"level":"error","msg":"request failed: \\"self-signed certificate\\"","time":"2024-03-01T09:12:44Z"}',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ],
  [
    'Error: 40:error:0A000152:SSL routines:final_renegotiate:unsafe legacy renegotiation disabled',
    'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED',
  ],
  // Python
  [
    'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Missing Authority Key Identifier (_ssl.c:1032)',
    'X509_V_ERR_MISSING_AUTHORITY_KEY_IDENTIFIER',
  ],
  [
    'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1129)',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ],
  [
    "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'db.internal'. (_ssl.c:1007)",
    'certificate verify failed: Hostname mismatch',
  ],
  [
    "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: IP address mismatch, certificate is not valid for '10.1.2.3'. (_ssl.c:1007)",
    'certificate verify failed: IP address mismatch',
  ],
  [
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='x', port=443): Max retries exceeded with url: / (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1000)')))",
    'CERT_HAS_EXPIRED',
  ],
  [
    'urllib.error.URLError: <urlopen error [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: CA cert does not include key usage extension (_ssl.c:1028)>',
    'X509_V_ERR_CA_CERT_MISSING_KEY_USAGE',
  ],
  ['ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1007)', '[SSL: WRONG_VERSION_NUMBER]'],
  [
    'ssl.SSLError: [SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED] tlsv13 alert certificate required (_ssl.c:2580)',
    '[SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED]',
  ],
  ['ssl.SSLEOFError: EOF occurred in violation of protocol (_ssl.c:1129)', '[SSL: UNEXPECTED_EOF_WHILE_READING]'],
  ['ssl.SSLError: [SSL] PEM lib (_ssl.c:3874)', '[SSL] PEM lib'],
  // Go
  [
    '2024/02/07 11:03:12 Get "https://registry.local/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'x509: certificate signed by unknown authority',
  ],
  ['x509: negative serial number', 'x509: negative serial number'],
  ['panic: x509: negative serial number\n\ngoroutine 1 [running]:', 'x509: negative serial number'],
  [
    "Error response from daemon: Get https://10.0.0.5:5000/v2/: x509: cannot validate certificate for 10.0.0.5 because it doesn't contain any IP SANs",
    'x509: cannot validate certificate for',
  ],
  [
    'x509: certificate relies on legacy Common Name field, use SANs or temporarily enable Common Name matching with GODEBUG=x509ignoreCN=0',
    'x509: certificate relies on legacy Common Name field',
  ],
  [
    'x509: certificate has expired or is not yet valid: current time 2023-01-01T00:00:00Z is before 2023-06-01T00:00:00Z',
    'x509: certificate has expired or is not yet valid … is before',
  ],
  [
    'http: TLS handshake error from 10.2.3.4:51234: remote error: tls: bad certificate',
    'remote error: tls: bad certificate',
  ],
  [
    'http: TLS handshake error from 10.2.3.4:51234: tls: first record does not look like a TLS handshake',
    'tls: first record does not look like a TLS handshake',
  ],
  ['http: server gave HTTP response to HTTPS client', 'http: server gave HTTP response to HTTPS client'],
  ['x509: certificate is valid for kubernetes.default, not api.example', 'x509: certificate is valid for'],
  ['x509: “api.internal” certificate is not trusted', 'x509: "…" certificate is not trusted'],
  ['tls: private key does not match public key', 'tls: private key does not match public key'],
  ['net/http: TLS handshake timeout', 'TLS handshake timeout'],
  // Java and Android
  [
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    'PKIX path building failed',
  ],
  [
    'Caused by: java.security.cert.CertPathValidatorException: validity check failed\nCaused by: java.security.cert.CertificateExpiredException: NotAfter: Tue Jan 02',
    'timestamp check failed',
  ],
  [
    'javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure',
    'Received fatal alert: handshake_failure',
  ],
  ['javax.net.ssl.SSLException: Unsupported or unrecognized SSL message', 'Unsupported or unrecognized SSL message'],
  [
    'java.security.cert.CertificateException: No subject alternative DNS name matching db.local found.',
    'No subject alternative DNS name matching',
  ],
  [
    "javax.net.ssl.SSLPeerUnverifiedException: Certificate for <x.org> doesn't match any of the subject alternative names: [y.org]",
    "Certificate for … doesn't match any of the subject alternative names",
  ],
  ['java.io.IOException: keystore password was incorrect', 'keystore password was incorrect'],
  [
    'java.security.InvalidAlgorithmParameterException: the trustAnchors parameter must be non-empty',
    'trustAnchors parameter must be non-empty',
  ],
  [
    'java.security.cert.CertPathValidatorException: Trust anchor for certification path not found.',
    'Trust anchor for certification path not found',
  ],
  // mbedTLS on boards
  ['[E][WiFiClientSecure.cpp:133] connect(): start_ssl_client: -9984', 'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED'],
  ['start_ssl_client: -9984', 'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED'],
  [
    '[  5123][E][ssl_client.cpp:37] _handle_error(): [start_ssl_client():276]: (-9984) X509 - Certificate verification failed, e.g. CRL, CA or signature check failed',
    'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED',
  ],
  ['OSError: -9984', 'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED'],
  ["OSError: (-9984, 'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED')", 'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED'],
  ['OSError: -202', 'OSError: -202'],
  [
    '[E][ssl_client.cpp:33] _handle_error(): [start_ssl_client():199]: (-80) UNKNOWN ERROR CODE (0050)',
    'MBEDTLS_ERR_NET_CONN_RESET',
  ],
  [
    '[E][ssl_client.cpp:37] _handle_error(): [start_ssl_client():276]: (-17040) RSA - The public key operation failed : BIGNUM - Memory allocation failed',
    'MBEDTLS_ERR_RSA_PUBLIC_FAILED',
  ],
  ['-17040', 'MBEDTLS_ERR_MPI_ALLOC_FAILED'],
  ['start_ssl_client: -17040', 'MBEDTLS_ERR_MPI_ALLOC_FAILED'],
  ['[E][WiFiClientSecure.cpp:144] connect(): start_ssl_client: -32512', 'MBEDTLS_ERR_SSL_ALLOC_FAILED'],
  ['E (12345) esp-tls-mbedtls: mbedtls_ssl_handshake returned -0x7780', 'MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE'],
  ['W (4242) mbedtls: ssl_msg.c:4989 is a fatal alert message (msg 70)', 'protocol_version'],
  ['fatal alert message (msg 70)', 'protocol_version'],
  [
    'I (123) mbedtls: ssl_tls.c:4218 is a fatal alert message (msg 40)\nE (130) esp-tls: mbedtls_ssl_handshake returned -0x7780',
    'handshake_failure',
  ],
  ['E (5678) esp-tls: mbedtls_x509_crt_parse returned -0x2180', 'MBEDTLS_ERR_X509_INVALID_FORMAT'],
  ['E (5678) TRANSPORT_BASE: Failed to open a new connection: 32774', 'ESP_ERR_ESP_TLS_CONNECTION_TIMEOUT'],
  ['  ! mbedtls_x509_crt_parse returned -0x2780', 'MBEDTLS_ERR_X509_CERT_UNKNOWN_FORMAT'],
  [
    '! The certificate is signed with an unacceptable key (eg bad curve, RSA too short).',
    'MBEDTLS_X509_BADCERT_BAD_KEY',
  ],
  ['The certificate is not correctly signed by the trusted CA', 'MBEDTLS_X509_BADCERT_NOT_TRUSTED'],
  ['E (8123) esp-x509-crt-bundle: No matching trusted root certificate found', 'Failed to verify certificate'],
  [
    'E (3021) esp-tls: No server verification option set in esp_tls_cfg_t structure. Check esp_tls API reference',
    'No server verification option set in esp_tls_cfg_t structure',
  ],
  ['-0x2762', 'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED'],
  // BearSSL
  [
    "BSSL:_connectSSL: Couldn't connect. Error = 'Chain could not be linked to a trust anchor.'",
    'BR_ERR_X509_NOT_TRUSTED',
  ],
  ['Chain could not be linked to a trust anchor', 'BR_ERR_X509_NOT_TRUSTED'],
  ['TLS connection failed, BearSSL error 54', 'BR_ERR_X509_EXPIRED'],
  ['MQT: TLS connection error: 62 (ESP8266)', 'BR_ERR_X509_NOT_TRUSTED'],
  // wolfSSL
  ['wolfSSL error -188', 'ASN_NO_SIGNER_E'],
  ['wolfSSL error occurred, error = 188 line:11112 file:src/internal.c', 'ASN_NO_SIGNER_E'],
  ['err = -188, ASN no signer error to confirm failure', 'ASN_NO_SIGNER_E'],
  ['ERROR: failed to connect to wolfSSL, return value = -155', 'ASN_SIG_CONFIRM_E'],
  ['wolfSSL Leaving SSL_connect, return -313', 'FATAL_ERROR'],
  ['wolfSSL_connect error -308, error state on socket', 'SOCKET_ERROR_E'],
  // GnuTLS
  ['curl: (56) GnuTLS recv error (-54): Error in the pull function.', 'GNUTLS_E_PULL_ERROR'],
  ['Error in the pull function', 'GNUTLS_E_PULL_ERROR'],
  [
    "fatal: unable to access 'https://git.example/x.git/': gnutls_handshake() failed: Error in the pull function.",
    'GNUTLS_E_PULL_ERROR',
  ],
  [
    'curl: (56) GnuTLS recv error (-110): The TLS connection was non-properly terminated.',
    'GNUTLS_E_PREMATURE_TERMINATION',
  ],
  [
    'fatal: unable to access: GnuTLS recv error (-9): Error decoding the received TLS packet.',
    'GNUTLS_E_UNEXPECTED_PACKET_LENGTH',
  ],
  [
    '*** Fatal error: A TLS fatal alert has been received.\n*** Received alert [40]: Handshake failed',
    'handshake_failure',
  ],
  [
    'server certificate verification failed. CAfile: /etc/ssl/certs/ca-certificates.crt CRLfile: none',
    'server certificate verification failed',
  ],
  ['- Status: The certificate is NOT trusted. The certificate issuer is unknown.', 'The certificate issuer is unknown'],
  // NSS and Firefox
  ['Error code: SEC_ERROR_UNKNOWN_ISSUER', 'SEC_ERROR_UNKNOWN_ISSUER'],
  ['curl: (35) NSS error -12190 (SSL_ERROR_PROTOCOL_VERSION_ALERT)', 'SSL_ERROR_PROTOCOL_VERSION_ALERT'],
  ['curl: (35) NSS error -5938', 'PR_END_OF_FILE_ERROR'],
  [
    'An error occurred during a connection to 10.0.0.1. SSL received a record that exceeded the maximum permissible length. Error code: SSL_ERROR_RX_RECORD_TOO_LONG',
    'SSL_ERROR_RX_RECORD_TOO_LONG',
  ],
  ['Peer’s Certificate issuer is not recognized.', 'SEC_ERROR_UNKNOWN_ISSUER'],
  ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT'],
  ['SEC_ERROR_REUSED_ISSUER_AND_SERIAL', 'SEC_ERROR_REUSED_ISSUER_AND_SERIAL'],
  ['SSL_ERROR_UNSUPPORTED_VERSION', 'SSL_ERROR_UNSUPPORTED_VERSION'],
  // Chromium
  [
    '[1234:5678:0301/101112.131415:ERROR:ssl_client_socket_impl.cc(992)] handshake failed; returned -1, SSL error code 1, net_error -202',
    'NET::ERR_CERT_AUTHORITY_INVALID',
  ],
  ['net::ERR_CERT_DATE_INVALID', 'NET::ERR_CERT_DATE_INVALID'],
  ['Failed to load resource: net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'NET::ERR_SSL_VERSION_OR_CIPHER_MISMATCH'],
  ['page.goto: net::ERR_CERT_COMMON_NAME_INVALID at https://localhost:8443/', 'NET::ERR_CERT_COMMON_NAME_INVALID'],
];
