/** What each message says in plain words: the parcel, the padlock, the seal. One sentence each; the rest is in the codecs. */
export const stories = {
  client_hello: 'Hello. These are the locks I can work, and here is a number nobody has used before.',
  hello_retry_request: 'Almost: send that again with the kind of key share I named.',
  server_hello: 'Hello. We will use this lock from your list, and here is my own fresh number.',
  encrypted_extensions: 'The rest of my answer to your hello, already locked away from onlookers.',
  certificate_request: 'Show me your papers too.',
  certificate: 'Here is my padlock, engraved with my name and sealed by an authority you may know.',
  compressed_certificate: 'Here is my sealed padlock, packed smaller for the road.',
  certificate_status: 'And here is fresh proof that my seal has not been withdrawn.',
  certificate_verify: 'I signed everything said so far: only the owner of that padlock could.',
  server_key_exchange: 'Here is my half of a fresh secret, signed so that nobody can swap it.',
  server_hello_done: 'That is all from me; your turn.',
  client_key_exchange: 'Here is my half of the secret; now we both can work out the same keys.',
  change_cipher_spec: 'Everything I send after this is locked with the new keys.',
  idle_change_cipher_spec: 'Nothing: this only keeps old equipment on the way calm.',
  finished: 'This seal covers every word of our greeting: if anyone changed one, it does not fit.',
  new_session_ticket: 'Keep this ticket: next time we can skip most of the greeting.',
  key_update: 'I am changing my key; read the next record with the new one.',
  end_of_early_data: 'That was the last of what I sent ahead.',
  certificate_url: 'My papers are kept at this address.',
  hello_request: 'Would you like to start over?',
  message_hash: 'The hash that stands for the first hello after a retry.',
} as const;

/** The key exchanges of TLS 1.2 that are not two halves of a fresh secret, by the codec they are read with. */
export const exchangeStories: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Handshake12Rsa: {
    client_key_exchange: 'I made up a secret and locked it with your padlock: only you hold the key that opens it.',
  },
  Handshake12Psk: {
    server_key_exchange: 'This may help you to find the key that we both were given.',
    client_key_exchange: 'Of the keys that we both were given I mean the one of this name.',
  },
  Handshake12EcdhePsk: {
    server_key_exchange: 'Here is my half of a fresh secret; the key that we both were given will vouch for it.',
    client_key_exchange: 'Here is my half of the secret, and the name of the key that we both were given.',
  },
};

/** `client_hello` where there are two of them (RFC 9849). */
export const helloStories = {
  outer: 'Hello, for all to hear. Locked inside is what I really have to say, or only noise: you alone can tell.',
  inner: 'This is what I really have to say: nobody on the way has seen it.',
} as const;

/** What each alert means for the person who reads it. */
export const alertStories: Readonly<Record<string, string>> = {
  close_notify: 'I have nothing more to say; this is the real end, nothing was cut off.',
  unexpected_message: 'That message may not come at this point.',
  bad_record_mac: 'A record was not locked with our key, or was changed on the way.',
  record_overflow: 'A record is larger than any record may be.',
  handshake_failure: 'We have no way of working in common.',
  bad_certificate: 'Your certificate is damaged or its seal is false.',
  unsupported_certificate: 'I cannot work with that kind of certificate.',
  certificate_revoked: 'Your certificate was withdrawn by the authority that sealed it.',
  certificate_expired: 'Your certificate is not valid at this time.',
  certificate_unknown: 'I will not accept your certificate.',
  illegal_parameter: 'You sent something that contradicts what we said before.',
  unknown_ca: 'I do not know the authority that sealed your certificate.',
  access_denied: 'I know who you are, and you may not come in.',
  decode_error: 'I cannot make sense of that message.',
  decrypt_error: 'A signature or a seal over the greeting does not fit.',
  protocol_version: 'We speak no version in common.',
  insufficient_security: 'Your locks are weaker than I allow.',
  internal_error: 'Something broke on my side.',
  inappropriate_fallback: 'You came back with an older version than we both can speak.',
  user_canceled: 'The person on my side gave up.',
  missing_extension: 'Something you had to say was missing.',
  unsupported_extension: 'You answered something I did not ask.',
  unrecognized_name: 'Nobody by that name lives here.',
  bad_certificate_status_response: 'The proof that your certificate is still good is not valid.',
  unknown_psk_identity: 'I do not know that shared key.',
  certificate_required: 'You have to show a certificate here.',
  general_error: 'Something is wrong, and I cannot say what.',
  no_application_protocol: 'We have no application protocol in common.',
  no_renegotiation: 'I will not begin the greeting anew.',
  ech_required: 'You could not open my inner letter, and I will not go on without.',
  decryption_failed_RESERVED: 'A parcel did not open (an old word for a record that was changed).',
  decompression_failure: 'What was folded cannot be unfolded.',
  no_certificate_RESERVED: 'I have no papers to show (an old word, from SSL 3).',
  too_many_cids_requested: 'You ask for more names for this road than I give.',
  export_restriction_RESERVED: 'Those locks were forbidden to export (an old word).',
  certificate_unobtainable: 'I could not fetch your papers from where you said they are.',
  bad_certificate_hash_value: 'The papers that I fetched are not those you spoke of.',
};
