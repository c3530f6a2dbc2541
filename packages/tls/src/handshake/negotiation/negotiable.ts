/** What an extension is to either end. */
import type { Extension } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import type { Hello } from '../ech-hello.ts';
import type { ExtensionOptions, ExtensionSettings, Negotiated } from '../negotiated.ts';
import type { ClientSettings, ServerSettings } from '../settings.ts';

/** To a client; its option is that of a server as well. */
export interface Offer<Name extends keyof Negotiated> {
  /** Throws `CallerFault` for an option that cannot be followed. */
  read(options: ExtensionOptions): ExtensionSettings[Name];
  /** `undefined` where it is not sent. */
  offer(setting: ExtensionSettings[Name]): Extension<'client_hello'> | undefined;
  /** What the server answered, or did not. */
  accept(answers: readonly Extension<'encrypted_extensions'>[], cx: Context<ClientSettings>): Negotiated[Name];
}

/** To a server. */
export interface Answer<Name extends keyof Negotiated> {
  agree(hello: Hello, version: number, cx: Context<ServerSettings>): Agreement<Name>;
}

export interface Agreement<Name extends keyof Negotiated> {
  readonly agreed: Negotiated[Name];
  /** Absent where nothing is said of it, as in a version that does not have it. */
  readonly answer?: Extension<'encrypted_extensions'> | undefined;
}
