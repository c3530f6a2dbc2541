import { equal, type OwnCode } from '../bytes/index.ts';
import { parseCertificate, type X509Certificate } from './certificate/index.ts';
import { pemOrDer } from './pem/index.ts';

/** A certificate that was to be trusted and cannot be read. */
export class BadTrustAnchor extends Error {
  override readonly name = 'BadTrustAnchor';
  readonly code = 'ERR_TLSCOPE_BAD_TRUST_ANCHOR' satisfies OwnCode;
}

/** A source of roots, and why one of its certificates was left out. */
export interface RefusedAnchor {
  readonly der: Uint8Array;
  readonly because: string;
  /** It is no certificate at all, but a key, say, in the same file. */
  readonly otherKind: boolean;
}

/** The last is OpenSSL's; one that says more than the certificate is refused, for it may be to distrust it. */
const LABELS = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'];

/** The certificates a path may end in: whoever holds the key of one of them is believed (RFC 5280 §6.1.1 (d)). */
export class TrustStore {
  readonly anchors: readonly X509Certificate[];
  /** What `readable` left out. */
  readonly refused: readonly RefusedAnchor[];
  readonly #byName = new Map<string, X509Certificate[]>();

  private constructor(anchors: readonly X509Certificate[], refused: readonly RefusedAnchor[]) {
    this.anchors = Object.freeze([...anchors]);
    this.refused = Object.freeze([...refused]);
    for (const anchor of anchors) {
      const sameName = this.#byName.get(anchor.subjectName);
      if (sameName === undefined) this.#byName.set(anchor.subjectName, [anchor]);
      else if (!sameName.some((other) => equal(other.der, anchor.der))) sameName.push(anchor);
    }
    Object.freeze(this);
  }

  /**
   * Every certificate of each source, PEM text (a bundle may hold many) or DER. Throws `BadPem` or `BadTrustAnchor`
   * where one of them cannot be read.
   */
  static of(...sources: readonly (Uint8Array | string)[]): TrustStore {
    const store = TrustStore.readable(...sources);
    const [first] = store.refused;
    if (first !== undefined) throw new BadTrustAnchor(`a trust anchor cannot be read: ${first.because}`);
    return store;
  }

  /** As `of`, for stores somebody else keeps: what cannot be read is not trusted, and is listed in `refused`. */
  static readable(...sources: readonly (Uint8Array | string)[]): TrustStore {
    const anchors: X509Certificate[] = [];
    const refused: RefusedAnchor[] = [];
    for (const { label, der } of sources.flatMap((source) => pemOrDer(source, 'CERTIFICATE'))) {
      if (!LABELS.includes(label)) {
        refused.push({ der, because: `it is a ${label}, not a certificate`, otherKind: true });
        continue;
      }
      try {
        anchors.push(parseCertificate(der));
      } catch (error) {
        refused.push({ der, because: (error as Error).message, otherKind: false });
      }
    }
    return new TrustStore(anchors, refused);
  }

  /** Whether this very certificate, byte for byte, is an anchor. */
  has(certificate: X509Certificate): boolean {
    return this.named(certificate.subjectName).some((anchor) => equal(anchor.der, certificate.der));
  }

  /** The anchors with this canonical subject name. */
  named(subjectName: string): readonly X509Certificate[] {
    return this.#byName.get(subjectName) ?? [];
  }
}
