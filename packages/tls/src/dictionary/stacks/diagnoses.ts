import type { RuleId } from '../../diagnose/index.ts';
import type { Entry } from '../row.ts';
import type { TopicId } from '../topics.ts';

/** What each diagnosis of `tlscope connect` says, as it stands in `"id"` of its JSON. */
export const diagnoses: Readonly<Record<RuleId, readonly [topic: TopicId, meaning: string]>> = {
  missing_intermediate: ['missing_intermediate', 'the server leaves out a certificate between its own and a root'],
  inspecting_proxy: ['inspecting_proxy', 'somebody between opens the connection and answers with its own certificates'],
  private_ca: ['private_ca', "the root is somebody's own, and was not given here"],
  not_tls: ['not_tls', 'whoever answers does not speak TLS, or not yet'],
  missing_sni: ['missing_sni', 'the client did not say which host it wants'],
  name_mismatch: ['name_mismatch', 'the certificate is for other names than the one that was asked for'],
  expired: ['expired', 'a certificate is out of its time'],
  expired_cross_sign: ['expired_cross_sign', 'the path that was taken goes through a certificate that has expired'],
  wrong_clock: ['wrong_clock', 'the clock here is wrong, not the certificates'],
  no_common_version: ['no_common_version', 'the two have no version of TLS in common'],
  nothing_in_common: ['nothing_in_common', 'no cipher suite, group or signature scheme in common'],
  client_certificate: [
    'client_certificate',
    'the server asks for a client certificate; there is none, or it is refused',
  ],
  client_purpose: ['client_purpose', 'a certificate was issued for something else than what it is shown for'],
  key_mismatch: ['key_mismatch', "the key is not the certificate's, or the chain is in the wrong order"],
  leaf_as_root: ['leaf_as_root', "what was given as a root is the server's own certificate, or one in the middle"],
  too_large_for_device: ['too_large_for_device', "a message does not fit into a small device's buffer"],
  reset_or_silence: ['reset_or_silence', 'the connection was reset, closed or never made, or nothing came'],
  large_hello_dropped: ['large_hello_dropped', 'something on the way drops a ClientHello that takes two packets'],
  legacy_renegotiation: ['legacy_renegotiation', 'one side wants to renegotiate, or cannot do it safely'],
  weak_crypto: ['weak_crypto', 'a chain is refused for a hash or a key that is too weak'],
  pinned_or_unknown: ['pinned', 'the client says that it does not trust the certificate, or expects another'],
  alpn_mismatch: ['alpn_mismatch', 'no application protocol in common'],
  tunnel: ['tunnel', 'a good chain for another name: the connection goes through a tunnel or a port forward'],
  ech_rejected: ['ech_rejected', 'the server could not open the encrypted hello'],
  undecryptable_capture: ['undecryptable_capture', 'the records of a capture do not open'],
  unknown_key: ['unknown_key', 'a key in the chain is of a kind that this stack does not have'],
  unverifiable_signature: [
    'unverifiable_signature',
    'a signature cannot be verified here, which does not make it forged',
  ],
  broken_rule: ['broken_rule', 'a rule was broken, or an alert came, of which no other diagnosis knows more'],
};

export const ownDiagnoses: readonly Entry[] = Object.entries(diagnoses).map(([id, [topic, meaning]]) => ({
  stack: 'tlscope',
  source: 'the diagnoses of this library',
  codes: [id],
  meaning,
  topic,
  // A plain word says nothing within a sentence.
  ...(!id.includes('_') && { whole: true as const }),
}));
