/** What stands in the log of a CA. */
import type { RevocationReason } from 'tlscope/x509';

export type CertificateKind = 'root' | 'intermediate' | 'server' | 'client' | 'device' | 'cross-signed';

export type Deed =
  | {
      readonly did: 'init';
      /** Beside the log there is a file that says how long it is; absent in folders from before there was. */
      readonly counted?: true;
      /** As typed; absent where the CA may issue for any name. */
      readonly constrain?: readonly string[];
      /** Constraints are not critical, so that devices that do not know them go on. */
      readonly forDevices?: true;
      readonly crlUrl?: string;
      readonly ocspUrl?: string;
    }
  | {
      readonly did: 'issue';
      readonly kind: CertificateKind;
      /** What the CA calls it: the folder its files are in. */
      readonly name: string;
      readonly serial: string;
      /** The name of the CA certificate above it. */
      readonly issuer: string;
      readonly subject: string;
      readonly notAfter: string;
      /** DER in base64: nothing that was issued is ever lost. */
      readonly certificate: string;
      /** The serial number of the one it takes the place of. */
      readonly renews?: string;
      /** The private key is elsewhere. */
      readonly request?: true;
    }
  | { readonly did: 'revoke'; readonly serial: string; readonly reason: RevocationReason }
  | { readonly did: 'crl'; readonly issuer: string; readonly number: number; readonly next: string }
  | { readonly did: 'ocsp'; readonly serial: string; readonly status: string }
  | { readonly did: 'export'; readonly name: string; readonly as: string };

export type Entry = Deed & {
  /** When, as ISO 8601. */
  readonly at: string;
  /** SHA-256 of the line before, in hexadecimal. */
  readonly previous: string;
};

export interface LogFault {
  /** The number of the first line that does not fit. */
  readonly line: number;
  readonly because: string;
}

export type InitDeed = Extract<Deed, { did: 'init' }>;
export type InitEntry = Extract<Entry, { did: 'init' }>;
export type IssueEntry = Extract<Entry, { did: 'issue' }>;
