import { find } from '../../../../wire/index.ts';
import { arrange } from '../../../ech/index.ts';
import type { Hello, HelloExtension } from '../../../ech-hello.ts';
import type { EchAccepted } from '../../ech-state.ts';
import type { ClientContext } from '../../states.ts';
import { sealInner, withGreasePsk } from './offer.ts';

const DROPPED: ReadonlySet<string> = new Set(['early_data', 'pre_shared_key', 'encrypted_client_hello']);

/** RFC 9849 §6.1.5: the outer hello once more, with what the server asked for. */
export function shownAgain({ outer }: EchAccepted, changed: readonly HelloExtension[]): Hello {
  const list = (outer.extensions ?? []).filter(({ type }) => !DROPPED.has(type));
  const key_share = changed.find(({ type }) => type === 'key_share');
  const cookie = changed.filter(({ type }) => type === 'cookie');
  const extensions = list.map((extension) => (extension.type === 'key_share' ? (key_share ?? extension) : extension));
  return { ...outer, extensions: [...extensions, ...cookie] };
}

/** The inner hello's extensions in the order in which they can be left to `shown`. */
export const arrangedFor = (changed: readonly HelloExtension[], shown: Hello): HelloExtension[] =>
  arrange(changed, shown.extensions ?? []);

/**
 * RFC 9849 §6.1.5: the second inner hello, sealed by the context of the first.
 *
 * @param kept which of the keys that were offered first are offered again
 */
export function sealSecondHello(
  { seal, outer }: EchAccepted,
  inner: Hello,
  shown: Hello,
  kept: readonly number[],
  cx: ClientContext,
): Hello {
  const before = find(outer.extensions, 'pre_shared_key')?.identities ?? [];
  const names = kept.flatMap((i) => before[i]?.identity ?? []);
  return sealInner(seal, 1, inner, withGreasePsk(shown, inner, cx.settings, names), cx);
}
