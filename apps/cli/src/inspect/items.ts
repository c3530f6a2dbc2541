/** The things that certificate files hold. */
import type { PrivateKeyData, PublicKeyData } from 'tlscope/crypto';
import type { Secret } from 'tlscope/password';
import type { Codec } from 'tlscope/presentation';
import type {
  CertificateFacts,
  CertificateRequest,
  ListFacts,
  LookedAt,
  RequestFacts,
  ResponseFacts,
  SignatureVerdict,
  X509Certificate,
} from 'tlscope/x509';
import type { Count } from './count.ts';

/** Bytes with the declaration that explains them. */
export interface Explained {
  readonly title: string;
  readonly codec: Codec<any>;
  readonly bytes: Uint8Array;
}

interface Common {
  /** What the file calls it: a label, the name of an array, a friendly name. */
  readonly label: string;
  readonly explained: readonly Explained[];
}

export interface CertificateItem extends Common {
  readonly kind: 'certificate';
  readonly certificate: X509Certificate;
}
/** What its encoding breaks a rule of: looked at, and nothing that could be trusted. */
interface Odd<K extends string, F> extends Common, LookedAt<F> {
  readonly kind: K;
  /** As it stands. */
  readonly bytes: Uint8Array;
}
export type OddItem =
  | Odd<'odd certificate', CertificateFacts>
  | Odd<'odd request', RequestFacts>
  | Odd<'odd crl', ListFacts>
  | Odd<'odd ocsp', ResponseFacts>;
export interface RequestItem extends Common {
  readonly kind: 'request';
  readonly request: CertificateRequest;
  readonly signature: SignatureVerdict;
}
export interface CrlItem extends Common {
  readonly kind: 'crl';
  readonly der: Uint8Array;
  readonly facts: ListFacts;
}
export interface OcspItem extends Common {
  readonly kind: 'ocsp';
  readonly der: Uint8Array;
  readonly facts: ResponseFacts;
}
export interface KeyItem extends Common {
  readonly kind: 'private key';
  /** `PKCS #8`, `SEC 1`, `PKCS #1`. */
  readonly form: string;
  /** How it was locked, where it was. */
  readonly scheme?: string;
  /** `undefined` where it is of a kind this stack does not know. */
  readonly key: PrivateKeyData | undefined;
  /** SubjectPublicKeyInfo in DER, where it could be worked out. */
  readonly publicDer: Uint8Array | undefined;
}
export interface PublicKeyItem extends Common {
  readonly kind: 'public key';
  readonly key: PublicKeyData | undefined;
  /** SubjectPublicKeyInfo in DER, where the file has one. */
  readonly publicDer?: Uint8Array;
}
/** A name and a key to trust, without a certificate around them. */
export interface AnchorItem extends Common {
  readonly kind: 'anchor';
  /** RFC 4514 text, safe to print. */
  readonly subject: string;
  readonly subjectDer: Uint8Array;
  readonly key: PublicKeyData | undefined;
  /** May it issue, or is it one server's own? */
  readonly isCa: boolean;
}
export interface LockedItem extends Common {
  readonly kind: 'locked';
  readonly what: string;
  readonly scheme?: string;
  readonly because: string;
}
export interface BrokenItem extends Common {
  readonly kind: 'broken';
  readonly because: string;
}
export interface OtherItem extends Common {
  readonly kind: 'other';
  /** With an article. */
  readonly what: string;
  readonly about: string;
}

export type Item =
  | CertificateItem
  | OddItem
  | RequestItem
  | CrlItem
  | OcspItem
  | KeyItem
  | PublicKeyItem
  | AnchorItem
  | LockedItem
  | BrokenItem
  | OtherItem;

export const isOdd = (item: Item): item is OddItem => item.kind.startsWith('odd ');

/** What may be used to open what is locked. */
export interface Opening {
  readonly passphrase?: string | undefined;
  /** OpenSSL's legacy provider as well. */
  readonly legacy?: boolean | undefined;
  /** For all that is locked in the file together. */
  readonly maxIterations?: number | undefined;
}

/** The same, as the readers of one file use it. */
export interface Secrets {
  readonly given: Secret | undefined;
  /** Many files are locked with nothing: it is tried where nothing is given. */
  readonly empty: Secret;
  /** How many more things may be read. */
  readonly count: Count;
}

/** Something to say about an item or the whole. `wrong`: somebody will refuse it. */
export interface Remark {
  readonly wrong: boolean;
  readonly text: string;
  /** Few words for the first line. */
  readonly short?: string;
}

/** A file, taken apart. */
export interface Found {
  /** How many things in it were not read. */
  readonly leftOut?: number;
  /** What stands behind DER, in a sentence. */
  readonly behind?: string;
  /** `PEM`, `a PKCS #12 file`, `a C header`. */
  readonly container: string;
  readonly items: readonly Item[];
  /** The order of the items means nothing in such a container. */
  readonly unordered?: true;
  /** About the container. */
  readonly remarks: readonly Remark[];
  /** How the container itself is made, for every byte. */
  readonly explained: readonly Explained[];
}
