/** The extensions of `Negotiated`, and what is done with all of them. */
import type { Extension } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import type { Hello } from '../ech-hello.ts';
import type { ExtensionOptions, ExtensionSettings, Negotiated } from '../negotiated.ts';
import type { ClientSettings, ServerSettings } from '../settings.ts';
import { alpnAnswer, alpnOffer } from './alpn.ts';
import type { Answer, Offer } from './negotiable.ts';

type Name = keyof Negotiated;

/** In the order in which they stand in messages. */
const offers: { readonly [N in Name]: Offer<N> } = { alpn: alpnOffer };
const answers: { readonly [N in Name]: Answer<N> } = { alpn: alpnAnswer };
const names = Object.keys(offers) as Name[];

const each = <T>(value: (name: Name) => unknown): T =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as T;

/** Throws `CallerFault` for an option that cannot be followed. */
export const readExtensions = (options: ExtensionOptions): ExtensionSettings =>
  each((name) => offers[name].read(options));

/** Client: what goes into its hello. */
export const offeredExtensions = (settings: ExtensionSettings): Extension<'client_hello'>[] =>
  names.flatMap((name) => offered(name, settings) ?? []);

const offered = <N extends Name>(name: N, settings: ExtensionSettings) => offers[name].offer(settings[name]);

/** Client: what the server chose; in TLS 1.2 it says so in its ServerHello. */
export const acceptExtensions = (
  list: readonly Extension<'server_hello'>[] | readonly Extension<'encrypted_extensions'>[],
  cx: Context<ClientSettings>,
): Negotiated => each((name) => offers[name].accept(list as readonly Extension<'encrypted_extensions'>[], cx));

/** What a server has chosen, and what it says of that: in TLS 1.2 in its ServerHello. */
export interface AgreedExtensions {
  readonly negotiated: Negotiated;
  readonly answers: readonly Extension<'encrypted_extensions'>[];
}

export function agreeExtensions(hello: Hello, version: number, cx: Context<ServerSettings>): AgreedExtensions {
  const found = new Map(names.map((name) => [name, answers[name].agree(hello, version, cx)]));
  return {
    negotiated: each((name) => found.get(name)!.agreed),
    answers: names.flatMap((name) => found.get(name)!.answer ?? []),
  };
}
