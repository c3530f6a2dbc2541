/** The keys that protect a record, as a colour and a name of the legend. */
import type { Epoch } from 'tlscope/observe';

export const epochs: readonly { readonly name: Epoch; readonly lane: string; readonly title: string }[] = [
  { name: 'plaintext', lane: 'plaintext', title: 'in the clear' },
  { name: 'early_data', lane: 'early', title: 'early-data keys' },
  { name: 'handshake', lane: 'handshake', title: 'handshake keys' },
  { name: 'application', lane: 'application', title: 'application keys' },
  { name: 'tls12', lane: 'application', title: 'connection keys' },
];

export const laneOf = (epoch: Epoch): string => epochs.find(({ name }) => name === epoch)?.lane ?? 'plaintext';
