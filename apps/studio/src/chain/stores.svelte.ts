/** Trust stores to hold a chain against: what a trace shows of its own, files, and what the command knows of. */
import type { CertificateEvent } from 'tlscope/observe';

export interface Store {
  readonly name: string;
  readonly about: string;
  /** Each a PEM text or DER. */
  readonly certificates: readonly (Uint8Array | string)[];
}

class Stores {
  /** Files that were added, and those of the machine that the command runs on. */
  added: readonly Store[] = $state.raw([]);
  /** Asks the command for those of its machine; absent where there is no command. */
  ask: (() => void) | undefined = $state.raw();

  add(store: Store): void {
    this.added = [...this.added.filter(({ name }) => name !== store.name), store];
  }
}
export const stores = new Stores();

/** The anchors in which the paths that hold end. Nothing else of the roots that were used stands in a trace. */
export function storeOf({ evidence }: CertificateEvent): Store | undefined {
  const anchors = evidence.paths.filter(({ ok }) => ok).map(({ certificates }) => certificates.at(-1)!);
  if (anchors.length === 0) return undefined;
  return { name: 'this connection', about: 'the root that it ended in', certificates: anchors };
}
