/** The padlock picture for what is no message: secrets, choices, checks, keys. One or two sentences, no word of an RFC. */
import type { ChoiceName } from '../../events/index.ts';

/** What each choice is about, by its name in the trace. */
export const decisionsPlain: Readonly<Record<ChoiceName, string>> = {
  'protocol version': 'Both agree on the edition of the rules, the newest that both know.',
  'cipher suite': 'Both agree on the make of the lock for the parcels.',
  group: 'Both agree on the way in which each makes half of a secret, so that the whole never travels.',
  'signature scheme': 'Both agree on the kind of seal that proves who is who.',
  certificate: 'Of several engraved padlocks, the one that fits the visitor is shown.',
  'application protocol': 'Both agree on the language inside the parcels.',
  'shared key': 'They remember a key from before, and take it up again.',
  'certificate compression': 'The papers are folded smaller for the road.',
  'server certificate type': 'They agree on the kind of papers that the server shows.',
  'client certificate type': 'They agree on the kind of papers that the client shows.',
  'settings of Encrypted Client Hello': 'Of the published envelopes, one is chosen to put the hello in.',
  'encrypted client hello': 'The inner letter was opened, or it was not.',
};

/** By the end of a secret's name; the first that fits. */
export const secretsPlain: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^psk$/, 'A key that both already had, like a combination agreed on at an earlier visit.'],
  [/binder/, 'Proof that one really has the key from before, without showing it.'],
  [/^(hpke|ech)/, 'Part of the envelope around the hello: only the addressee can open it.'],
  [/^pre_master_secret$/, 'The secret that only the two of them have: sent under the padlock, or worked out by both.'],
  [/shared_secret/, 'What both worked out from their halves. Nobody on the road can, though all of it went by.'],
  [/early/, 'For what is sent ahead, before the other side has said a word.'],
  [/handshake/, 'For the rest of the greeting: names and papers are already locked away.'],
  [/application|main_secret|master_secret/, 'From this come the locks for the parcels themselves.'],
  [/resumption/, 'What the two will remember for the next visit.'],
  [/export/, 'A key for others to use, bound to this very meeting.'],
  [/finished/, 'The seal over every word of the greeting is made with this.'],
  [/iv|nonce/, 'It makes each turn of the lock different from the last.'],
  [/key/, 'The lock itself: whoever has it opens the parcels of one direction.'],
];

export const eventsPlain = {
  record: 'One parcel on the road, with its size written outside.',
  transcript: 'A fingerprint of everything said so far: change one word, and it is another.',
  keys: 'The lock is changed: from here on another key opens it.',
  certificate:
    'The engraving on the padlock and the seals above it are looked at, one after the other, up to one that is trusted.',
  state: 'The greeting moved on by one step; nothing else may come now but what belongs here.',
  appdata: 'What the two really wanted to say to each other, in a locked parcel.',
  transport: 'The road itself: it is there, or it broke, or somebody hung up.',
  wait: 'Somebody outside is asked, and until the answer comes nothing moves.',
  fault: 'Here it ended: a rule was broken, or somebody gave up.',
  check: 'A rule was looked at: it holds, or everything stops here.',
} as const;
