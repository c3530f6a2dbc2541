import { CallerFault } from '../../wire/index.ts';

/**
 * A switch of a configuration; `usual` where there is none. Throws `CallerFault` for anything but `true` and `false`: what a
 * program without types gives, as the text "false" or 0, would turn on or off what it does not mean.
 */
export function flag<C extends object>(config: C, name: keyof C & string, usual = false): boolean {
  const value: unknown = config[name] ?? usual;
  if (typeof value === 'boolean') return value;
  throw new CallerFault('ERR_TLSCOPE_BAD_OPTION', `${name}: ${shown(value)} is neither true nor false`);
}

/** One of a few words; throws `CallerFault` for another. */
export function oneOf<W>(name: string, value: W, known: readonly W[]): W {
  if (known.includes(value)) return value;
  throw new CallerFault('ERR_TLSCOPE_BAD_OPTION', `${name}: ${shown(value)} is not one of ${known.join(', ')}`);
}

const shown = (value: unknown): string =>
  typeof value === 'object' ? 'an object' : (JSON.stringify(value) ?? typeof value);
