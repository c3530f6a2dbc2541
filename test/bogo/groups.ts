/** The runner's tests by subject: the first group whose pattern fits a name has it. */
export const groups: readonly (readonly [title: string, names: RegExp])[] = [
  ['Early data', /EarlyData|HalfRTT|0RTT/i],
  ['Encrypted ClientHello', /ECH/],
  ['Raw public keys and certificate types', /^(Client|Server)CertificateType|RawPublicKey|RPK/],
  ['Certificate selection', /^CertificateSelection|SelectCredential/],
  ['Certificate verification', /^Certificate(Verification|Cipher)|VerifyFail|VerifyPeer|GarbageCertificate|CheckLeaf/],
  ['Client certificates', /ClientAuth|ClientCert|^NoClientCertificate|RetainOnlySHA256|^SkipClientCertificate/],
  ['External keys (PSK)', /PSK/],
  ['Resumption and tickets', /Resum|Ticket|Session|TicketCallback|Binder/],
  ['Renegotiation', /Renegotiat|HelloRequest|ExtraHandshake/],
  ['Signature algorithms', /^(Client|Server)-(Sign|Verify)|Ed25519|BadECDSA|Signature|VerifyPref|ServerAuth-SHA1/],
  ['Groups and key shares', /Curve|KeyShare|MLKEM|Point|HelloRetryRequest|HRR/],
  ['Cipher suites', /^TLS-TLS1[23]-|Cipher|CBC|AES|ChaCha|MaxCBC/],
  ['Compliance policies', /^Compliance/],
  ['OCSP stapling and SCTs', /OCSP|SignedCertificateTimestamp|SCT/],
  ['Certificate compression', /Compress/],
  ['Delegated credentials', /Delegated/],
  ['Application protocols (ALPN)', /^ALPN/],
  ['Versions', /Version|Downgrade|FallbackSCSV|SSL|V2ClientHello/],
  ['Extended master secret', /ExtendedMasterSecret|EMS/],
  ['Exporters', /Export|TLSUnique/],
  ['Key update', /KeyUpdate/],
  ['Shutdown and alerts', /Shutdown|Alert|CloseNotify|Unclean/],
  ['Extensions', /Extension|ServerName|GREASE|SRTP|Unsolicited/i],
  ['Asynchronous and split handshakes', /Async|Split|PackHandshake|Fragment|ImplicitHandshake/],
  ['Not in TLS itself', /ALPS|NPN|ChannelID|PAKE|TrustAnchor|ServerPadding|FalseStart|JDK11|Hint/],
];

/** Neither DTLS, QUIC, SSL 3.0 nor TLS 1.0 and 1.1: what this stack is to be measured by. */
export const inScope = (name: string): boolean => !/DTLS|QUIC|SSL3|TLS1(?!\d)|TLS10|TLS11/.test(name);

export const groupOf = (name: string): string =>
  groups.find(([, names]) => names.test(name))?.[0] ?? 'The handshake and its records';
