/** What errors of all stacks come down to: likely causes, and where to look next. Most are one of the diagnoses. */
import type { RuleId } from '../diagnose/index.ts';

export interface Topic {
  readonly causes: string;
  readonly next: string;
  /** The diagnosis of `tlscope connect` that it is likely to be. */
  readonly diagnosis?: RuleId;
}

const topic = (causes: string, next: string, diagnosis?: RuleId): Topic => ({
  causes,
  next,
  ...(diagnosis !== undefined && { diagnosis }),
});

export const topics = {
  missing_intermediate: topic(
    'The server sends its own certificate without the one above it; or its root is a private one that was not given here.',
    'tlscope connect HOST --diagnose: it fetches the missing one and writes the whole chain.',
    'missing_intermediate',
  ),
  unknown_issuer: topic(
    'No path leads to a root that is trusted here: a missing intermediate, a private CA, a proxy that looks inside, or a trust store that is empty or old.',
    'tlscope connect HOST shows every path that was tried; tlscope trust HOST chooses the root for a device.',
    'missing_intermediate',
  ),
  private_ca: topic(
    'The root is of a company or a project, or the certificate vouches for itself, and it was not given to this client.',
    'Give the root (ca, --cacert, NODE_EXTRA_CA_CERTS, setCACert); get it from its owner, not from the connection.',
    'private_ca',
  ),
  expired: topic(
    'A certificate of the chain is out of its time, or the clock here is wrong.',
    'tlscope connect HOST says which one; tlscope verify CHAIN --at DATE looks from another day.',
    'expired',
  ),
  wrong_clock: topic(
    'The clock here is behind or not set at all: devices without a battery start in 1970 or 2000.',
    'Set the clock from the network before the first connection.',
    'wrong_clock',
  ),
  name_mismatch: topic(
    'The certificate is for other names, the client asked for an address or an alias, or it sent no server name (SNI).',
    'tlscope connect HOST shows the names and the nearest; --servername asks for another.',
    'name_mismatch',
  ),
  revoked: topic(
    'A certificate is revoked, or nobody can be asked whether it is.',
    'tlscope inspect shows where its lists and answers are; whoever runs the server has to renew it.',
  ),
  no_common_version: topic(
    'One side speaks nothing newer than TLS 1.0 or 1.1, the other nothing older than 1.2 or 1.3.',
    'tlscope check HOST lists the versions of a server.',
    'no_common_version',
  ),
  nothing_in_common: topic(
    'No cipher suite, group or signature scheme that both have; behind the same alert may be a missing server name or client certificate.',
    'tlscope connect HOST -v shows the whole offer; tlscope check HOST lists what the server has.',
    'nothing_in_common',
  ),
  weak_crypto: topic(
    'A key is too small or a signature uses SHA-1 or MD5; many stacks call that an unknown issuer.',
    'tlscope inspect FILE says what is weak; the certificate has to be issued anew.',
    'weak_crypto',
  ),
  client_purpose: topic(
    'The certificate was issued for another purpose: extendedKeyUsage lacks serverAuth or clientAuth, or keyUsage forbids it.',
    'tlscope inspect FILE shows its purposes; tlscope ca issue server or client makes the right one.',
    'client_purpose',
  ),
  client_certificate: topic(
    'The server asks for a certificate of the client, and got none or one it does not trust. In TLS 1.3 that shows only after connecting.',
    'tlscope connect HOST shows the request and the CAs in it.',
    'client_certificate',
  ),
  key_mismatch: topic(
    'The private key is not that of the certificate, the chain is in the wrong order, or a signature is damaged.',
    'tlscope inspect CERT KEY says whether the two belong together.',
    'key_mismatch',
  ),
  alpn_mismatch: topic(
    'The client offers application protocols of which the server has none.',
    'tlscope connect HOST --alpn http/1.1, or without --alpn.',
    'alpn_mismatch',
  ),
  legacy_renegotiation: topic(
    'The server wants to renegotiate, or does not know how to do that safely (RFC 5746).',
    'tlscope connect HOST --tls 1.2 shows renegotiation_info; TLS 1.3 has no renegotiation.',
    'legacy_renegotiation',
  ),
  too_large_for_device: topic(
    'A record or the chain does not fit into the buffer or memory of a small stack.',
    'tlscope trust HOST --for TARGET measures the chain against the device.',
    'too_large_for_device',
  ),
  reset_or_silence: topic(
    'The connection was cut, closed or never made: a firewall, a wrong port, a server that fell over or did not like the hello.',
    'tlscope connect HOST says at which message; --diagnose tries smaller and other hellos.',
    'reset_or_silence',
  ),
  not_tls: topic(
    'Whoever answers does not speak TLS at this port, or not yet (STARTTLS); often plain HTTP on an HTTPS port or the other way round.',
    'tlscope connect HOST:PORT shows the first bytes that came and names the protocol.',
    'not_tls',
  ),
  missing_sni: topic(
    'The client did not say which host it wants, and the server needs to know.',
    'tlscope connect ADDRESS --servername NAME.',
    'missing_sni',
  ),
  pinned: topic(
    'The application expects certain keys or certificates (pinning), and got others: a renewal, or a proxy in between.',
    'tlscope diff OLD-TRACE HOST shows what was presented before and now.',
    'pinned_or_unknown',
  ),
  ech_rejected: topic(
    'The settings for Encrypted Client Hello are not those of the server any more.',
    'Try again with the settings that the server gave, or look them up in the DNS anew.',
    'ech_rejected',
  ),
  broken_rule: topic(
    'A message was damaged, in the wrong place, or made by something that speaks TLS wrongly; sometimes a box between changes bytes.',
    'tlscope connect HOST -vv shows every byte and the rule that was broken.',
    'broken_rule',
  ),
  session: topic(
    'Something about resumption or a key agreed on before: an old ticket, an unknown identity, a wrong key.',
    'Connect once without the session; compare identity and key on both sides.',
  ),
  bad_file: topic(
    'A certificate, key or list cannot be read: the wrong format, a cut file, a missing NUL at the end of a C string, a wrong passphrase.',
    'tlscope inspect FILE says on its first line what is wrong with it.',
  ),
  bad_form: topic(
    'A certificate breaks a rule of form (DER or RFC 5280), and this stack insists on the rule: a serial number, a time, a version, an extension, an empty name.',
    'tlscope inspect FILE names the field and the rule; tlscope verify FILE --as all says who insists. It has to be issued anew.',
  ),
  unknown_key: topic(
    'The key or the signature of a certificate is of a kind this stack does not have: another curve, DSA, SM2, a new algorithm, or one that was not built in.',
    'tlscope inspect FILE names the algorithm and the curve; issue the certificate for RSA or P-256, which all stacks have.',
    'unknown_key',
  ),
  unverifiable_signature: topic(
    'A certificate is signed with an algorithm, or with parameters of one, that this stack does not verify, or the key of its issuer cannot be read.',
    'tlscope inspect FILE names the algorithm of the signature; whoever issues it has to use one that all stacks have.',
    'unverifiable_signature',
  ),
  inspecting_proxy: topic(
    'A firewall, a virus scanner or a company proxy ends TLS on the way and makes certificates of its own.',
    'tlscope connect HOST from another network shows another issuer; the root of the proxy comes from whoever runs it.',
    'inspecting_proxy',
  ),
  expired_cross_sign: topic(
    'The server sends, or the trust store has, an old cross-certificate above a good one; stacks that try one path only stop there.',
    'tlscope connect HOST shows every path that was tried; take the old certificate out of the chain, or give the newer root.',
    'expired_cross_sign',
  ),
  leaf_as_root: topic(
    'The certificate of the server, or an intermediate, was given as a root; many stacks stop only at a certificate that vouches for itself.',
    'tlscope trust HOST chooses the root above it.',
    'leaf_as_root',
  ),
  large_hello_dropped: topic(
    'A ClientHello with a post-quantum key share takes two packets, and a box on the way, or the server, reads only the first.',
    'tlscope connect HOST --diagnose tries it without the large share; the box needs an update.',
    'large_hello_dropped',
  ),
  tunnel: topic(
    'The connection goes over a port forward, a tunnel or an entry in a hosts file, to a server with a certificate for its own name.',
    'tlscope connect HOST:PORT --servername NAME, with the name in the certificate.',
    'tunnel',
  ),
  undecryptable_capture: topic(
    'The key log has no line for this connection, or not the secret that opens its records.',
    'Record both anew together: SSLKEYLOGFILE, or tlscope connect HOST --pcap FILE.',
    'undecryptable_capture',
  ),
  application: topic(
    'TLS is fine; what runs inside it said no: credentials, protocol or permission.',
    'tlscope connect mqtts://USER:PASSWORD@HOST shows the answer inside.',
  ),
  not_an_error: topic('Nothing is wrong: call again, or the end was orderly.', 'Look at what came before or after it.'),
  internal: topic(
    'Something inside the program or the library: memory, randomness, a wrong parameter.',
    'Look at what the program did before it; the peer is rarely the cause.',
  ),
} as const satisfies Readonly<Record<string, Topic>>;

export type TopicId = keyof typeof topics;
