import type { HpkeContext, Transcript } from '../../keys/index.ts';
import type { Infer } from '../../presentation/index.ts';
import type { ECHConfigContents, HpkeSymmetricCipherSuite } from '../../wire/index.ts';
import type { Hello } from '../ech-hello.ts';
import type { OfferedPsk } from './offered.ts';

/** How the inner hello is locked: the server's settings, and what we agreed with ourselves to use of them. */
export interface EchSeal {
  readonly contents: Infer<typeof ECHConfigContents>;
  readonly cipher_suite: Infer<typeof HpkeSymmetricCipherSuite>;
  readonly enc: Uint8Array;
  /** Seals the first hello with sequence number 0, the one after a HelloRetryRequest with 1. */
  readonly context: HpkeContext;
  readonly tagLength: number;
}

/** Until the server has answered, both hellos stand. The opening's own fields are those of the outer one. */
export interface EchOffer {
  readonly status: 'offered';
  readonly seal: EchSeal;
  readonly inner: { readonly hello: Hello; readonly transcript: Transcript; readonly psks: readonly OfferedPsk[] };
}

/** RFC 9849 §6.1.5: the server goes on with the inner hello. A second one would be locked in the same way. */
export interface EchAccepted {
  readonly status: 'accepted';
  readonly seal: EchSeal;
  readonly outer: Hello;
}

/** RFC 9849 §6.1.6: we talk to the server in front, only to learn how to do better. */
export interface EchRejection {
  readonly status: 'rejected';
  readonly publicName: string;
  /** An ECHConfigList with at least one entry of our version. */
  readonly retryConfigs: Uint8Array | undefined;
}

/** What became of it, once the server has answered. */
export type EchSettled = { readonly status: 'not offered' | 'greased' } | EchAccepted | EchRejection;
