/** Whether the server goes on with the inner hello: said by either end, and looked for by its rule. */
import type { Considered } from '../../events/index.ts';
import { rule } from '../../rules/index.ts';
import type { Context } from '../context.ts';

export const echAccepted = rule('encrypted_client_hello.accepted', {
  holds: 'the server accepted ECH',
  fails: (publicName: string) => `the server for ${publicName} rejected ECH`,
  rfc: 'RFC 9849 §6.1.6',
  alert: 'ech_required',
});

export function showAccepted(
  ok: boolean,
  considered: (chosen: string) => readonly Considered[],
  rfc: string,
  cx: Context,
): void {
  const chosen = ok ? 'accepted' : 'rejected';
  cx.emit(() => ({
    type: 'decision',
    what: 'encrypted client hello',
    chosen,
    rule: echAccepted.id,
    ok,
    considered: considered(chosen),
    rfc,
  }));
}
