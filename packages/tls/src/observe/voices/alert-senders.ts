/** What whoever sends an alert usually means by it, by stack: the RFC leaves room, and each fills it in its own way. */
export const alertSenders: Readonly<Record<string, string>> = {
  close_notify: 'All stacks send it at the end; Redis, some MQTT brokers and old HTTP servers leave it out.',
  unexpected_message:
    'OpenSSL and BoringSSL send it for messages out of order; mbedTLS also for extensions it does not expect.',
  bad_record_mac:
    'All stacks send it for a record that does not open; behind it is mostly a changed byte, or two different ideas of the keys.',
  record_overflow:
    'mbedTLS, BearSSL and wolfSSL send it where a record is larger than their buffer; others only above 16 KiB.',
  handshake_failure:
    'OpenSSL says it for no shared cipher suite or group, and in TLS 1.2 for a missing client certificate; Java and mbedTLS for nearly anything in the hello; some front servers for a missing server name.',
  bad_certificate:
    'Go says it for every fault of a certificate, and so do programs that pin; OpenSSL for one it cannot read or that is too weak; curl with a pinned key.',
  unsupported_certificate:
    'OpenSSL and GnuTLS say it for a certificate with the wrong purpose or an unknown kind of key.',
  certificate_revoked:
    'Said by whoever looks at revocation lists or OCSP: OpenSSL with -crl_check, GnuTLS, Java where switched on.',
  certificate_expired:
    'OpenSSL, GnuTLS, mbedTLS and wolfSSL say it for either end of the dates; a wrong clock on their side looks the same.',
  certificate_unknown:
    'Chromium and Java say it for everything their own check does not like; OpenSSL for faults without an alert of their own.',
  illegal_parameter:
    'Said for a field that contradicts an earlier one; behind it is mostly a fault in an implementation, or a box that changes hellos.',
  unknown_ca:
    'OpenSSL, GnuTLS, curl, mbedTLS and rustls say it where no path leads to a root they have; Go does not (bad_certificate).',
  access_denied: 'A certificate was good and has no permission: said by servers with lists of their own.',
  decode_error: 'Said for a message that cannot be read; mbedTLS also where it is larger than its buffer.',
  decrypt_error:
    'Said for a signature or Finished that does not hold: a wrong key beside the certificate, or a changed byte in the handshake.',
  protocol_version:
    'OpenSSL, Java and nginx say it where no version is in common; servers from before TLS 1.3 say handshake_failure instead.',
  insufficient_security:
    'Said where the offer is too weak: OpenSSL at higher security levels, GnuTLS with strict priorities.',
  internal_error:
    'Said where something failed inside; Go servers and some load balancers also say it for an unknown or missing server name.',
  inappropriate_fallback:
    'Said to a client that tries again with a lower version: OpenSSL and BoringSSL guard against downgrade with it.',
  user_canceled: 'Java and NSS send it when a connection is abandoned in the handshake.',
  no_renegotiation:
    'OpenSSL, GnuTLS and Node say it where the other side wants another handshake on the same connection.',
  missing_extension:
    'Said in TLS 1.3 where a hello lacks key_share, supported_groups or signature_algorithms: hand-made hellos mostly.',
  unsupported_extension:
    'Said to a server that answers what was not asked; mbedTLS 3 says it for max_fragment_length in TLS 1.3.',
  unrecognized_name:
    'nginx with ssl_reject_handshake, Java, Apache with strict vhosts and CDNs say it for a name they do not serve.',
  bad_certificate_status_response:
    'Said by clients that read the OCSP staple and find it wrong: Firefox, OpenSSL with -status.',
  unknown_psk_identity:
    'OpenSSL and mbedTLS say it for a key identity they do not have; many say decrypt_error, to give nothing away.',
  certificate_required:
    'TLS 1.3 servers of all stacks say it to a client without a certificate; it comes after the client is done.',
  no_application_protocol:
    'OpenSSL, Go and nginx say it where ALPN has nothing in common; many servers go on without ALPN instead.',
  ech_required: 'Clients say it when a server could not open their encrypted hello: Chromium, Firefox, OpenSSL 4.',
};
