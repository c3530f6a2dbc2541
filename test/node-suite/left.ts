/** Files that do not pass, each with the reason; by name. A run fails on one that is not here. */
const reasons: readonly (readonly [why: string, names: string])[] = [
  [
    'a transport that is cut below, or left with an error, is an error for the peer as well, because data may be missing (RFC 9846 §6.1); node:tls calls it a normal end',
    'server-capture-rejection socket-close',
  ],
  [
    'needs TLS 1.0 or 1.1, which are not spoken here',
    'cli-max-version-1.2 cli-min-version-1.3 cli-max-version-1.3 cli-min-version-1.0 cli-min-version-1.1 cli-min-version-1.2 min-max-version getprotocol no-sslv23',
  ],
  [
    "a server's own Diffie-Hellman parameters are not taken, only the fields of RFC 7919",
    'client-getephemeralkeyinfo client-mindhsize',
  ],
  [
    'compares the sentence of OpenSSL; ours says more, and the code is the same',
    'addca friendly-error-message socket-default-options sni-option sni-servername empty-sni-context key-mismatch server-failed-handshake-emits-clienterror socket-failed-handshake-emits-error enable-trace check-server-identity',
  ],
  [
    'needs anonymous, NULL or static RSA suites without asking for them by name, or security levels of OpenSSL',
    'no-cert-required reduced-SECLEVEL-in-cipher getcipher connect-stream-writes set-ciphers honorcipherorder',
  ],
  ['expects a session of TLS 1.3 before the first ticket has come; there is none (RFC 9846 §4.7.1)', 'client-resume'],
  [
    "expects a server's end to know the ticket, or one of TLS 1.2 to be the one it came with, or none after a session was taken up again",
    'ticket ticket-12 ticket-cluster',
  ],
  [
    'uses methods or properties of node:tls that are not documented',
    'socket-destroy generic-stream writewrap-leak delayed-attach-error',
  ],
  ["expects a server's refusal of a client to reach that client as a reset", 'client-auth'],
  ['gives a key without a certificate, `false`, and PEM in an ArrayBuffer or a DataView', 'options-boolean-check'],
  [
    "expects OpenSSL's alert for a PSK that does not fit; ours is decrypt_error (RFC 9846 §4.3.11)",
    'psk-circuit psk-errors',
  ],
  ["expects OpenSSL's error for a renegotiation in TLS 1.3", 'client-renegotiation-13'],
  ['renegotiates in TLS 1.2, which we do as a client that was asked, and never of ourselves', 'disable-renegotiation'],
  [
    'a socket over nothing, or over a stream that cannot be written to, begins its handshake by itself here, and verifies',
    'retain-handle-no-abort socket-allow-half-open-option',
  ],
  [
    'was left while `SSL_OP_NO_TICKET` switched resumption off here; it has not been run since it leaves sessions by their names',
    'async-cb-after-socket-end',
  ],
  [
    'a certificate in `ca` is always trusted here, a root or not: the case that has to fail connects',
    'client-allow-partial-trust-chain',
  ],
  ['expects a reset in answer to a megabyte that is no TLS; ours is an alert and an end', 'hello-parser-failure'],
];

export const left: Readonly<Record<string, string>> = Object.fromEntries(
  reasons.flatMap(([why, names]) => names.split(' ').map((name) => [`test-tls-${name}`, why])),
);
