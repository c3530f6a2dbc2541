/** What a certificate and a path of them are held to: rules with what `node:tls` calls their failure. */
import { type Rule, rule, type Sentence, whatFails, whatHolds } from '../rules/index.ts';
import { CertificateLabel, type CertificatePart } from './certificate/index.ts';
import type { Consequence } from './failures.ts';

export type ChainRule<Values extends readonly unknown[] = readonly never[]> = Rule<Values, Consequence['alert']> & {
  /** `CERT_HAS_EXPIRED` */
  readonly code: string;
  /** What of the certificate it is about. */
  readonly part?: CertificatePart;
};

interface Declaration<Values extends readonly unknown[]> {
  /** The first value of most is the label of the certificate (`nameOf`), with which both sentences begin. */
  readonly holds: NoInfer<Sentence<Values>>;
  readonly fails: Sentence<Values>;
  readonly rfc: string;
  readonly failed: Consequence;
  readonly part?: CertificatePart;
}

/** Declares a rule about a certificate or a path. */
export function chainRule<Values extends readonly unknown[] = []>(
  id: string,
  { holds, fails, rfc, failed, part }: Declaration<Values>,
): ChainRule<Values> {
  const made = rule<Consequence['alert'], Values>(id, { holds, fails, rfc, alert: failed.alert });
  return Object.assign(made, { code: failed.code }, part === undefined ? {} : { part });
}

/** The same rule where somebody else has laid it down: the policy of a profile, say. */
export const citing = <V extends readonly unknown[]>(one: ChainRule<V>, rfc: string): ChainRule<V> =>
  one.rfc === rfc ? one : { ...one, rfc };

/** A rule that was checked. */
export interface Finding {
  readonly ok: boolean;
  readonly rule: Pick<ChainRule, 'id' | 'rfc' | 'alert' | 'code' | 'part'>;
  /** What holds or what is wrong; worked out when somebody reads it. */
  readonly claim: () => string;
  /** The same, said beside its certificate, where that is named already. */
  readonly beside: () => string;
  /** Index into the path's certificates. */
  readonly certificate?: number | undefined;
  /** It could be neither kept nor broken, because something is not known; `ok` says whether that is taken all the same. */
  readonly undecided?: boolean;
}

/** How a check states what it found; `values` are asked for when somebody reads the sentence. */
export type Say = <V extends readonly unknown[]>(
  ok: boolean,
  rule: ChainRule<V>,
  values: NoInfer<() => V>,
  certificate?: number,
  undecided?: boolean,
) => void;

export const finding = <V extends readonly unknown[]>(
  ok: boolean,
  rule: ChainRule<V>,
  values: NoInfer<() => V>,
  certificate?: number,
  undecided = false,
): Finding => {
  const said = (of: V): string => (ok ? whatHolds(rule, of) : whatFails(rule, of));
  return {
    ok,
    rule,
    claim: () => said(values()),
    beside: () => said(besides(values(), certificate)).trimStart(),
    certificate,
    undecided,
  };
};

/** The values without the label of `certificate`, with which its sentences begin; others go by their subjects. */
const besides = <V extends readonly unknown[]>(values: V, certificate: number | undefined): V =>
  values.map((value, i) => {
    if (!(value instanceof CertificateLabel)) return value;
    return i === 0 && value.position === certificate ? '' : value.quoted;
    // As many values, each where it was; a text stands for a label.
  }) as unknown as V;
