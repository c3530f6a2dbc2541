/** Set-ups with a question and its answer. A test plays each and holds the answer against what happens. */
import { plainSetup, type Setup } from './setup.ts';

export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly setup: Setup;
  readonly question: string;
  readonly answer: string;
  /** What must happen for the answer to be true: how each end comes out of it. */
  readonly proves: { readonly client: string; readonly server: string };
}

const OPEN = 'connected';
const lesson = (
  id: string,
  title: string,
  change: Partial<Setup>,
  question: string,
  answer: string,
  client = OPEN,
  server = OPEN,
): Lesson => ({
  id,
  title,
  setup: { ...plainSetup, ...change },
  question,
  answer,
  proves: { client, server },
});

export const lessons: readonly Lesson[] = [
  lesson(
    'hello',
    'Hello, hello',
    {},
    'How many messages are said in the clear?',
    'Two: the ClientHello and the ServerHello. From the second hello on, everything is locked, the names on the padlock too.',
  ),
  lesson(
    'older',
    'The thief and the key',
    { version: 'TLSv1.2', exchange: 'static RSA', key: 'RSA', attacker: 'thief', loot: "the server's key" },
    'The older greeting, recorded. Years later the thief comes by the private key of the server. What does he read?',
    'All of it. The client made up the secret and sent it under the padlock of the server: the key opens the secret, and the secret opens every record.',
  ),
  lesson(
    'thief',
    'The key that opens nothing',
    { attacker: 'thief', loot: "the server's key" },
    'The same thief and the same key, and each greeting worked out a secret of its own. What does he read now?',
    'The two hellos, the sizes and the times. The key only signed; both halves of the secret are thrown away. That is forward secrecy.',
  ),
  lesson(
    'envelope',
    'A hello in an envelope',
    { ech: 'on', attacker: 'thief' },
    'The name of the server stands in the first hello, in the clear. What does the road show where that is locked as well?',
    'The name of the server in front, front.example, which many share. The hello with the real name is inside it and never goes by in the clear.',
  ),
  lesson(
    'again',
    'Back again',
    { again: 'with its ticket' },
    'The second visit shows no certificate. How does the client know whom it is talking to?',
    'By the ticket: it names a secret from the first visit, which only that server has, and a fresh exchange is mixed in, so that the visit is forward secret too.',
  ),
  lesson(
    'ahead',
    'Sent ahead, sent again',
    { again: 'with early data', guard: 'off', attacker: 'replayer', parcel: 'the early data' },
    'Early data goes with the first hello, before the server has said a word. What if somebody sends the recording once more?',
    'The server takes the parcel a second time: nothing in it is fresh from the server. So only what does no harm twice may be sent ahead.',
    'cannot go on',
    'took the parcel again',
  ),
  lesson(
    'guarded',
    'The guard at the door',
    { again: 'with early data', attacker: 'replayer', parcel: 'the early data' },
    'The same replay, and the server keeps a list of the hellos of these minutes. What becomes of it?',
    'The hello is on the list already: the early data is thrown away unread, and for the rest of the greeting the replayer has no key.',
    'cannot go on',
    'still waiting',
  ),
  lesson(
    'tamper',
    'One bit',
    { attacker: 'tamperer', record: 3, byte: 20 },
    'One bit of a locked record is flipped. Who notices, and by what?',
    'The client, by the tag of the record: it does not open, and the alert is bad_record_mac.',
    'bad_record_mac',
    'bad_record_mac',
  ),
  lesson(
    'tamper-hello',
    'A word of the hello',
    { attacker: 'tamperer', record: 0, byte: 20 },
    'The ClientHello is in the clear. What if one bit of its random is flipped?',
    'The keys of both ends come out different, because the whole greeting goes into them: the first locked record does not open.',
    'bad_record_mac',
    'bad_record_mac',
  ),
  lesson(
    'replay',
    'The same parcel twice',
    { attacker: 'replayer' },
    "The client's last record is sent a second time. Why does it not open?",
    'Each record has a number that is part of its lock. The second copy comes when another number is due: bad_record_mac.',
    'bad_record_mac',
    'bad_record_mac',
  ),
  lesson(
    'impostor',
    'A seal of his own',
    { attacker: 'impostor' },
    'The impostor shows a padlock with the right name, sealed by a CA of his own. What stops him?',
    'The words of his seal are the same, the hand is not: the signature does not fit the key that the client was given, and the alert is bad_certificate.',
    'bad_certificate',
    'bad_certificate',
  ),
  lesson(
    'stolen',
    "Somebody else's padlock",
    { attacker: 'impostor', mask: 'a stolen certificate' },
    'The impostor shows the real certificate, which anybody can copy, with all its seals. What is he lacking?',
    'Its private key. The server has to sign this very greeting; his signature does not fit the padlock he shows: decrypt_error.',
    'decrypt_error',
    'decrypt_error',
  ),
  lesson(
    'downgrade',
    'Talked down',
    { attacker: 'downgrader' },
    'Somebody blots out TLS 1.3 from the hello. Both ends would speak 1.2. What gives him away?',
    'A server that could do better ends its random with the word DOWNGRD, and the client looks for it: illegal_parameter.',
    'illegal_parameter',
    'illegal_parameter',
  ),
  lesson(
    'expired',
    'Out of its time',
    { papers: 'expired' },
    'The certificate ran out. Is the encryption any weaker?',
    'No, but nobody vouches for the name any longer: the client refuses with certificate_expired.',
    'certificate_expired',
    'certificate_expired',
  ),
  lesson(
    'name',
    'Another name',
    { papers: 'other name' },
    'The chain holds, and the name is another. Why is that refused?',
    'Anybody can have a good padlock in their own name. It has to be the name you asked for: bad_certificate.',
    'bad_certificate',
    'bad_certificate',
  ),
  lesson(
    'intermediate',
    'A missing link',
    { papers: 'no intermediate' },
    'The server leaves out the certificate in the middle. Why can browsers often still connect?',
    'They fetch it or remember it from elsewhere. A client that does neither finds no path: unknown_ca.',
    'unknown_ca',
    'unknown_ca',
  ),
  lesson(
    'clock',
    'A clock without a battery',
    { clock: '1970' },
    'A device wakes up in 1970. Which certificate can it check?',
    'None: all of them begin later. It has to ask for the time first; until then it refuses with certificate_expired.',
    'certificate_expired',
    'certificate_expired',
  ),
];
