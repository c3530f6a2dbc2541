/**
 * The extensions that a client offers, a server answers and both report: what a configuration says of each, and what comes of
 * it. `negotiation/extensions.ts` has the same list with what each end does.
 */

export interface ExtensionOptions {
  /** Application protocols in preference order (RFC 7301). */
  readonly alpn?: readonly string[];
}

/** The same after it was checked. */
export interface ExtensionSettings {
  readonly alpn: readonly string[];
}

/** What both ends have agreed on. The states carry it on as a whole, and `ConnectionInfo` has all of it. */
export interface Negotiated {
  readonly alpn: string | undefined;
}
