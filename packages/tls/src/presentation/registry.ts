import type { Codec } from './codec.ts';

declare const code: unique symbol;
/** A number off the wire that belongs to the registry `N`. Unknown values are still values. */
export type Code<N extends string> = number & { readonly [code]: N };

export interface RegistryCodec<N extends string, M extends Record<string, number>> extends Codec<Code<N>> {
  readonly rfc: string;
  readonly note: string;
  readonly members: M;
  /** The registered name of `value`, if it has one. */
  nameOf(value: number): (keyof M & string) | undefined;
  /** A number that came from elsewhere (an option, a table) as a value of this registry. */
  of(value: number): Code<N>;
  /** Is `value` one of those RFC 8701 reserves in this registry? */
  isGrease(value: number): boolean;
  /** Its registered name, or its number where it has none: `TLS 1.2`, `0x0305`. */
  label(value: number): string;
  show(value: number): string;
}

export type Registry<N extends string, M extends Record<string, number>> = RegistryCodec<N, M> & {
  readonly [K in keyof M]: Code<N>;
};

/**
 * `enum { a(1), b(2), (255) } Name` (RFC 9846 §3.5), always open: unknown and GREASE values survive a round trip.
 * `greased` says that RFC 8701 reserves values in this registry.
 */
export function registry<const N extends string, const M extends Record<string, number>>(
  name: N,
  width: Codec<number>,
  rfc: string,
  note: string,
  members: M,
  greased?: 'greased',
): Registry<N, M> {
  const names = new Map<number, keyof M & string>();
  // The first of two names for one number is the one that is shown.
  for (const [member, value] of Object.entries(members)) if (!names.has(value)) names.set(value, member);
  const digits = Number(width.name.slice('uint'.length)) / 4;
  const numberOf = (value: number): string => `0x${value.toString(16).padStart(digits, '0')}`;
  const codec: RegistryCodec<N, M> = {
    name,
    rfc,
    note,
    members,
    read: (r) => width.read(r) as Code<N>,
    write: (w, value) => width.write(w, value),
    nameOf: (value) => names.get(value),
    of: (value) => value as Code<N>,
    isGrease: (value) => greased !== undefined && !names.has(value) && isGrease(value, digits),
    label: (value) => names.get(value) ?? numberOf(value),
    show(value) {
      const number = numberOf(value);
      const known = names.get(value);
      if (known !== undefined) return `${known} (${number})`;
      return codec.isGrease(value) ? `GREASE (${number})` : `unknown (${number})`;
    },
  };
  // A number is a code of its registry from here on: nothing but the registry's name tells them apart.
  return { ...(members as unknown as { readonly [K in keyof M]: Code<N> }), ...codec };
}

/** RFC 8701 §2: values reserved so that nobody comes to depend on the list being closed. */
export function isGrease(value: number, hexDigits: number): boolean {
  if (hexDigits === 4) return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);
  return hexDigits === 2 && value >= 0x0b && (value - 0x0b) % 0x1f === 0;
}
