/** What both ends make of their options for the engine. */
import { asGiven, type CommonConfig } from '../../engine/index.ts';
import { alpnNames } from './alpn.ts';
import type { CommonOptions } from './options.ts';
import type { ClientProtocol, ServerProtocol } from './protocol.ts';

export const alpn = ({ ALPNProtocols }: CommonOptions) => ALPNProtocols && { alpn: alpnNames(ALPNProtocols) };

/** `protocol.revocation` says how revocation counts; the lists of the context count with it all the same. */
export function revocation(
  { protocol }: { readonly protocol?: ClientProtocol | ServerProtocol | undefined },
  { revocation: ours }: CommonConfig,
) {
  const theirs = protocol && asGiven(protocol).revocation;
  if (theirs === undefined || ours === undefined) return ours && { revocation: ours };
  return { revocation: { ...theirs, crls: [...(theirs.crls ?? []), ...(ours.crls ?? [])] } };
}
