/** Our own rules about the form of what stands in certificates, one by one: other stacks have some of them and not others. */
export interface Structure {
  /** A negative serial number is refused (RFC 5280 §4.1.2.2). */
  readonly serialNotNegative: boolean;
  readonly constraints: ConstraintRules;
}

/** How name constraints are read (RFC 5280 §4.2.1.10). */
export interface ConstraintRules {
  /** Constraints without a subtree, or with an empty list of them, are refused. */
  readonly notEmpty: boolean;
  /** Constraints in a certificate that is no CA's are refused. */
  readonly onlyInCas: boolean;
  /** `.example.com` as a dNSName: refused, or all names below that domain and not the domain itself. */
  readonly leadingPeriod: 'refused' | 'below';
  /** The mask of a range is ones and then zeros (RFC 4632 §3.1). */
  readonly wholeMasks: boolean;
  /** Subtrees and names that are not what their form says are refused; else they are compared as they stand. */
  readonly wellFormed: boolean;
  /** `*.example.com` stands for many names; else it is compared as it stands. */
  readonly wildcards: boolean;
  /** The host of a URI is that of its authority (RFC 3986 §3.2); else what stands between `//` and the next `:` or `/`. */
  readonly uriAuthority: boolean;
  /**
   * A common name that counts as the host's is held to the constraints on DNS names: any that could be a host's, those of
   * two labels or more that are no wildcard, or none.
   */
  readonly commonName: 'any' | 'dotted' | 'none';
}

/** Each rule that we have; that serial numbers are positive is asked of CAs, not of those who validate (RFC 5280 §4.1.2.2). */
export const strictStructure: Structure = {
  serialNotNegative: false,
  constraints: {
    notEmpty: true,
    onlyInCas: true,
    leadingPeriod: 'refused',
    wholeMasks: true,
    wellFormed: true,
    wildcards: true,
    uriAuthority: true,
    commonName: 'any',
  },
};
