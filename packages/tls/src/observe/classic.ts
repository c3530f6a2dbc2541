/**
 * The classic story of a TLS 1.2 handshake in chapters, told twice: with RSA, where the client invents the secret and locks
 * it with the server's padlock, and with Diffie-Hellman, where both work it out and nobody sends it.
 */
export type ClassicExchange = 'rsa' | 'diffieHellman';

export interface Chapter {
  readonly title: string;
  /** The messages that tell it, as the RFC spells them; `application_data` is what comes after. */
  readonly messages: readonly string[];
  /** What travels: the picture. */
  readonly travels: Readonly<
    Record<ClassicExchange, 'letter' | 'padlock' | 'locked secret' | 'two halves' | 'seals' | 'parcel'>
  >;
  /** What somebody on the way has in hand now. */
  readonly thief: Readonly<Record<ClassicExchange, string>>;
  /** Both ends have the same key by now. */
  readonly keyed: boolean;
}

export const classicTitles: Readonly<Record<ClassicExchange, string>> = {
  rsa: 'RSA: the secret is sent, locked',
  diffieHellman: 'Diffie-Hellman: the secret is never sent',
};

const same = <T>(both: T): Readonly<Record<ClassicExchange, T>> => ({ rsa: both, diffieHellman: both });

export const classicStory: readonly Chapter[] = [
  {
    title: 'Hello',
    messages: ['client_hello'],
    travels: same('letter'),
    thief: same('He can read it: which locks the client knows, and whom it calls.'),
    keyed: false,
  },
  {
    title: 'Hello to you',
    messages: ['server_hello'],
    travels: same('letter'),
    thief: same('He can read this too: the lock that was chosen. It is no secret.'),
    keyed: false,
  },
  {
    title: 'The certificate',
    messages: ['certificate'],
    travels: same('padlock'),
    thief: same('He sees the open padlock with its engraving. Anyone may: it only locks, it does not unlock.'),
    keyed: false,
  },
  {
    title: 'The key exchange',
    messages: ['server_key_exchange', 'server_hello_done', 'client_key_exchange'],
    travels: { rsa: 'locked secret', diffieHellman: 'two halves' },
    thief: {
      rsa: 'He copies the locked secret and keeps it. The day he steals the private key, it opens.',
      diffieHellman:
        'He sees both halves, and they do not make the whole. A private key stolen later helps him nothing.',
    },
    keyed: true,
  },
  {
    title: 'Finished',
    messages: ['finished'],
    travels: same('seals'),
    thief: same('If he changed one word of the greeting, the seals do not fit, and both hang up.'),
    keyed: true,
  },
  {
    title: 'The parcel',
    messages: ['application_data'],
    travels: same('parcel'),
    thief: {
      rsa: 'He sees that something goes by, and how large it is. He can keep it, and wait for the private key.',
      diffieHellman: 'He sees that something goes by, and how large it is. Nothing he could steal later opens it.',
    },
    keyed: true,
  },
];
