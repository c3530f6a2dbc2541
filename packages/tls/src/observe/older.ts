import type { TlsEvent } from '../events/index.ts';

/** What traces of earlier versions said in words alone, as this version says it. A protocol may be called `none`. */
export function asNow(event: TlsEvent): TlsEvent {
  if (event.type !== 'decision' || event.ok !== undefined) return event;
  if (event.what === 'encrypted client hello') {
    return { ...event, rule: 'encrypted_client_hello.accepted', ok: event.chosen === 'accepted' };
  }
  return event.chosen === 'none' && event.what !== 'application protocol' ? { ...event, ok: false } : event;
}
