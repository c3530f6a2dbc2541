/** Lines as people paste them, of programs that pass on what their TLS library said. */
export const programLines: readonly (readonly [line: string, first: string])[] = [
  // rustls
  ['error trying to connect: invalid peer certificate: UnknownIssuer', 'invalid peer certificate: UnknownIssuer'],
  ['Error: TLS: I/O: invalid peer certificate: Other(OtherError(UnsupportedCertVersion))', 'UnsupportedCertVersion'],
  ['InvalidCertificate(NotValidForName)', 'invalid peer certificate: NotValidForName'],
  ['received fatal alert: CertificateRequired', 'received fatal alert: CertificateRequired'],
  ['received corrupt message of type InvalidContentType', 'received corrupt message of type InvalidContentType'],
  ['peer is incompatible: NoKxGroupsInCommon', 'NoKxGroupsInCommon'],
  [
    'Custom { kind: UnexpectedEof, error: "peer closed connection without sending TLS close_notify: https://docs.rs/rustls/latest/rustls/manual/_03_howto/index.html#unexpected-eof" }',
    'peer closed connection without sending TLS close_notify',
  ],
  ['invalid peer certificate: CaUsedAsEndEntity', 'CaUsedAsEndEntity'],
  // curl
  ['curl: (60) SSL certificate problem: unable to get local issuer certificate', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  [
    "curl: (60) SSL: no alternative certificate subject name matches target host name 'x.org'",
    'SSL: no alternative certificate subject name matches target',
  ],
  ['curl: (35) error:0A000438:SSL routines::tlsv1 alert internal error', 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR'],
  [
    'curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to x.org:443',
    'OpenSSL SSL_connect: SSL_ERROR_SYSCALL',
  ],
  ['curl: (77) error setting certificate verify locations:  CAfile: /etc/ssl/certs/ca.crt', 'curl: (77)'],
  [
    'curl: (35) schannel: next InitializeSecurityContext failed: SEC_E_UNTRUSTED_ROOT (0x80090325) - The certificate chain was issued by an authority that is not trusted.',
    'The certificate chain was issued by an authority that is not trusted',
  ],
  [
    'curl: (58) could not load PEM client certificate from client.pem, OpenSSL error error:0A00018E:SSL routines::ca md too weak',
    'ERR_SSL_CA_MD_TOO_WEAK',
  ],
  // nginx
  [
    '2024/03/02 10:11:12 [info] 31#31: *5 SSL_do_handshake() failed (SSL: error:0A000412:SSL routines::sslv3 alert bad certificate:SSL alert number 42) while SSL handshaking, client: 10.0.0.9, server: 0.0.0.0:443',
    'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
  ],
  [
    'nginx: [emerg] cannot load certificate key "/etc/nginx/key.pem": PEM_read_bio_PrivateKey() failed (SSL: error:0480006C:PEM routines::no start line:Expecting: ANY PRIVATE KEY)',
    'ERR_OSSL_PEM_NO_START_LINE',
  ],
  [
    '[error] 7#7: *3 upstream SSL certificate verify error: (20:unable to get local issuer certificate) while SSL handshaking to upstream',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ],
  ['400 No required SSL certificate was sent', 'No required SSL certificate was sent'],
  ['400 The plain HTTP request was sent to HTTPS port', 'The plain HTTP request was sent to HTTPS port'],
  [
    '[emerg] SSL_CTX_use_PrivateKey("/etc/ssl/site.key") failed (SSL: error:05800074:x509 certificate routines::key values mismatch)',
    'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
  ],
  // mosquitto and MQTT
  [
    '1709374272: OpenSSL Error[0]: error:0A000418:SSL routines::tlsv1 alert unknown ca',
    'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
  ],
  ['1709374272: Client <unknown> disconnected due to protocol error.', 'disconnected due to protocol error'],
  ['Connection error: Connection Refused: not authorised.\nConnection Refused: Not authorized', 'rc=5'],
  ['Attempting MQTT connection...failed, rc=-2 try again in 5 seconds', 'rc=-2'],
  ['Error: Unable to load CA certificates. Check cafile "ca.crt".', 'Unable to load CA certificates'],
  // Redis
  [
    'Error accepting a client connection: error:0A0000C7:SSL routines::peer did not return a certificate (addr=127.0.0.1:4711 laddr=127.0.0.1:6379)',
    'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE',
  ],
  [
    'Could not connect to Redis at 127.0.0.1:6379: SSL_connect failed: certificate verify failed',
    'ERR_SSL_CERTIFICATE_VERIFY_FAILED',
  ],
  [
    '# Failed to configure CA certificate(s) file/directory: error:0B07C065:x509 certificate routines:X509_STORE_add_cert:cert already in hash table',
    'cert already in hash table',
  ],
  // PostgreSQL
  [
    'psql: error: connection to server at "db" (10.0.0.3), port 5432 failed: FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "app", database "app", no encryption',
    'no pg_hba.conf entry for host … SSL off',
  ],
  [
    'psql: error: root certificate file "/home/x/.postgresql/root.crt" does not exist',
    'root certificate file … does not exist',
  ],
  ['FATAL:  connection requires a valid client certificate', 'connection requires a valid client certificate'],
  [
    'psql: error: server certificate for "db.internal" does not match host name "10.0.0.3"',
    'server certificate for … does not match host name',
  ],
  [
    'FATAL:  private key file "/var/lib/postgresql/server.key" has group or world access',
    'private key file … has group or world access',
  ],
  ['server does not support SSL, but SSL was required', 'server does not support SSL, but SSL was required'],
  // systems
  ['CFNetwork SSLHandshake failed (-9807)', 'errSSLXCertChainInvalid'],
  ['NSURLErrorDomain Code=-1202 "The certificate for this server is invalid."', 'NSURLErrorServerCertificateUntrusted'],
  [
    'A fatal alert was received from the remote endpoint. The TLS protocol defined fatal alert code is 40.',
    'handshake_failure',
  ],
  [
    'System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: PartialChain',
    'PartialChain',
  ],
];
