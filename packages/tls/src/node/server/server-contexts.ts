import type { SecureContext } from '../context/index.ts';

/** Which context a server shows to whom: by server_name, and one for all others. */
export class ServerContexts {
  usual: SecureContext;
  readonly #named: { readonly fits: RegExp; readonly context: SecureContext }[] = [];

  constructor(usual: SecureContext) {
    this.usual = usual;
  }

  get size(): number {
    return this.#named.length;
  }

  /** `*` in `hostname` stands for a part of a name without a dot. What was added last goes first. */
  add(hostname: string, context: SecureContext): void {
    const pattern = hostname.replace(/[.^$+?()[\]{}|\\/-]/g, '\\$&').replaceAll('*', '[^.]*');
    this.#named.unshift({ fits: new RegExp(`^${pattern}$`, 'i'), context });
  }

  find(serverName: string | undefined): SecureContext | undefined {
    if (serverName === undefined) return undefined;
    return this.#named.find(({ fits }) => fits.test(serverName))?.context;
  }
}
