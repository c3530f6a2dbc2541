/** How every TLS 1.2 handshake of a server ends, a full one and one that takes up a session. */
import { verifyData12 } from '../../../keys/index.ts';
import { exporter12, finished12, requireVerifyData } from '../../keys/index.ts';
import { anonymous } from '../../peer/index.ts';
import { prove } from '../../proofs.ts';
import { summaryOf } from '../../summary.ts';
import type { ClientIdentity, Handshake12State, Received, ServerAt, ServerContext } from '../states.ts';

/** What differs between the two. */
interface Ended {
  /** Absent where the client showed no certificate. */
  readonly client: ClientIdentity | undefined;
  readonly master_secret: Uint8Array;
  readonly extendedMasterSecret: boolean;
  readonly resumed: boolean;
}

/** RFC 5246 §7.4.9: the client's Finished is over the same handshake, under the same master secret. */
export function requireFinished(
  { agreed, transcript }: Pick<Handshake12State, 'agreed' | 'transcript'>,
  master_secret: Uint8Array,
  { body }: Received<'TLS12_WAIT_FINISHED', 'finished'>,
  cx: ServerContext,
): void {
  const hash = cx.settings.provider.hashes[agreed.suite.hash];
  const expected = verifyData12(hash, master_secret, 'client', transcript.digest(hash));
  requireVerifyData(expected, body.verify_data, 'client', finished12, cx);
  cx.requireAligned();
}

export function connected12(
  { agreed, client_random, server_random }: Pick<Handshake12State, 'agreed' | 'client_random' | 'server_random'>,
  { client, master_secret, extendedMasterSecret, resumed }: Ended,
  cx: ServerContext,
): ServerAt<'TLS12_CONNECTED'> {
  const hash = cx.settings.provider.hashes[agreed.suite.hash];
  const completed = {
    peer: client ?? anonymous,
    localCertificates: agreed.identity?.chain ?? [],
    resumed,
    extendedMasterSecret,
    earlyData: 'none',
    ech: agreed.ech,
    exportKeyingMaterial: exporter12(hash, master_secret, client_random, server_random),
  } as const;
  cx.connected(summaryOf(agreed, completed));
  return { at: 'TLS12_CONNECTED', client: prove('client finished') };
}
