import type { EventEmitter } from 'node:events';

/** Resolves with the first of these events, and leaves no listener behind. */
export function anyOf(emitter: EventEmitter, ...events: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const heard = (): void => {
      for (const event of events) emitter.off(event, heard);
      resolve();
    };
    for (const event of events) emitter.on(event, heard);
  });
}
