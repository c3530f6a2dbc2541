import { EMPTY } from '../../bytes/index.ts';
import type { Hash } from '../../crypto/index.ts';
import { exportKeyingMaterial12, exportKeyingMaterial13 } from '../../keys/index.ts';
import type { Summary } from '../summary.ts';

type Exporter = Summary['exportKeyingMaterial'];

/** RFC 9846 §7.5. */
export const exporter13 =
  (hash: Hash, exporter_secret: Uint8Array): Exporter =>
  (label, context, length) =>
    exportKeyingMaterial13(hash, exporter_secret, label, context ?? EMPTY, length);

/** RFC 5705 §4. */
export const exporter12 =
  (hash: Hash, master_secret: Uint8Array, client_random: Uint8Array, server_random: Uint8Array): Exporter =>
  (label, context, length) =>
    exportKeyingMaterial12(hash, master_secret, client_random, server_random, label, context, length);
