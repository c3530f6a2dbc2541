/** Files that do not pass, each with the reason; by name. A run fails on one that is not here. */
const reasons: readonly (readonly [why: string, names: string])[] = [
  [
    'a peer that ends without close_notify is an error here, because data may be missing (RFC 9846 §6.1); node:tls calls it a normal end',
    '0-dns-altname delayed-attach destroy-stream destroy-stream-12 invoke-queued server-capture-rejection socket-close timeout-server-2 wrap-timeout',
  ],
  [
    "expects the Common Name to count as the host's name, where a certificate has no other: it does not here (RFC 9525 §6.3)",
    'client-reject client-reject-12 connect-no-host multiple-cas-as-string startcom-wosign-whitelist',
  ],
  [
    'needs TLS 1.0 or 1.1, which are not spoken here',
    'cli-max-version-1.2 cli-min-version-1.3 cli-max-version-1.3 cli-min-version-1.0 cli-min-version-1.1 cli-min-version-1.2 min-max-version getprotocol no-sslv23',
  ],
  [
    'PKCS #12 files are not opened: `openssl pkcs12` makes PEM of one',
    'connect-secure-context invalid-pfx legacy-pfx multi-key multi-pfx pfx-authorizationerror',
  ],
  [
    "a server's own Diffie-Hellman parameters are not taken, only the fields of RFC 7919",
    'client-getephemeralkeyinfo client-mindhsize',
  ],
  ['createSecurePair, which Node itself has removed since', 'handshake-nohang legacy-deprecated securepair-leak'],
  [
    'compares the sentence of OpenSSL; ours says more, and the code is the same',
    'friendly-error-message socket-default-options sni-option sni-servername empty-sni-context key-mismatch server-failed-handshake-emits-clienterror socket-failed-handshake-emits-error enable-trace passphrase',
  ],
  [
    'expects the code or the exact sentence of node:tls for wrong arguments; not all have it here, where TypeScript speaks first',
    'basic-validations error-servername set-ciphers check-server-identity exportkeyingmaterial',
  ],
  [
    'needs anonymous, NULL or static RSA suites, or security levels of OpenSSL',
    'no-cert-required reduced-SECLEVEL-in-cipher getcipher connect-stream-writes',
  ],
  ["a server's own order of suites always decides here", 'honorcipherorder'],
  ['expects a session of TLS 1.3 before the first ticket has come; there is none (RFC 9846 §4.7.1)', 'client-resume'],
  ["expects a server's end to know the ticket, or one of TLS 1.2 to be the one it came with", 'ticket ticket-12'],
  [
    'uses methods or properties of node:tls that are not documented',
    'addca socket-destroy streamwrap-buffersize generic-stream',
  ],
  [
    'takes what is no certificate (a TRUSTED CERTIFICATE, a key, nothing) as a root, and passes over it; here it is refused',
    'client-auth cnnic-whitelist client-verify',
  ],
  ['wants the issuer of a certificate, which the peer did not send, beside it', 'getcertificate-x509 peer-certificate'],
  ["expects `ca` to complete a server's own chain", 'cert-chains-in-ca'],
  ['gives a key without a certificate, `false`, and PEM in an ArrayBuffer or a DataView', 'options-boolean-check'],
  [
    "expects OpenSSL's alert for a PSK that does not fit; ours is decrypt_error (RFC 9846 §4.3.11)",
    'psk-circuit psk-errors',
  ],
  ["expects the code of OpenSSL for signature schemes that do not meet; ours is the alert's", 'set-sigalgs'],
  ["expects OpenSSL's error for a renegotiation in TLS 1.3", 'client-renegotiation-13'],
  ['renegotiates in TLS 1.2, which we do as a client that was asked, and never of ourselves', 'disable-renegotiation'],
  [
    'reads `allowHalfOpen` of the TCP server below, which is always half open here: TLS says when it ends',
    'server-parent-constructor-options socket-allow-half-open-option',
  ],
  ['changes DEFAULT_CIPHERS and expects connect to look at it by a way of its own', 'client-default-ciphers'],
  ['expects a warning for an address as servername', 'ip-servername-deprecation'],
  [
    '`SSL_OP_NO_TICKET` switches resumption off here; in OpenSSL it leaves sessions by their names',
    'async-cb-after-socket-end',
  ],
  [
    'a certificate in `ca` is always trusted here, a root or not: the case that has to fail connects',
    'client-allow-partial-trust-chain',
  ],
  ["reads `hadError` of the 'close' event, which streams other than node:net's do not have", 'close-error'],
  ['makes a TLSSocket over nothing, and aborts or connects that', 'connect-abort-controller retain-handle-no-abort'],
  ['expects the event `_tlsError`, which is not documented', 'delayed-attach-error'],
  ['expects a reset in answer to a megabyte that is no TLS; ours is an alert, read to the end', 'hello-parser-failure'],
  ["expects that a 'data' listener beside `onread` hears nothing", 'onread-static-buffer'],
  ['the workers of a cluster do not share ticket keys by themselves; `ticketKeys` does it', 'ticket-cluster'],
  ['calls `_undestroy`, which is not documented', 'writewrap-leak'],
];

export const left: Readonly<Record<string, string>> = Object.fromEntries(
  reasons.flatMap(([why, names]) => names.split(' ').map((name) => [`test-tls-${name}`, why])),
);
