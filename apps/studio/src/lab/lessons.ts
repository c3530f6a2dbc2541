/** Twelve set-ups with a question and its answer. A test plays each and holds the answer against what happens. */
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

const CONNECTED = 'connected';
const lesson = (
  id: string,
  title: string,
  change: Partial<Setup>,
  question: string,
  answer: string,
  client = CONNECTED,
  server = CONNECTED,
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
    'The older greeting',
    { version: 'TLSv1.2' },
    'What does a listener learn here that TLS 1.3 hides?',
    'The padlock itself: the Certificate message goes by in the clear, with every name on it.',
  ),
  lesson(
    'thief',
    'The thief',
    { attacker: 'thief' },
    'The thief records everything. What of it can he read?',
    'The two hellos, the sizes and the times. Of the secret both ends have, not a byte went by: each sent only a half.',
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
