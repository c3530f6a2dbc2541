/** How every TLS 1.2 handshake of a client ends, a full one and one that takes up a session. */
import { concat } from '../../../bytes/index.ts';
import { verifyData12 } from '../../../keys/index.ts';
import { ProtocolVersion } from '../../../wire/index.ts';
import { exporter12, finished12, requireVerifyData } from '../../keys/index.ts';
import { complete } from '../ech/index.ts';
import type { ClientAt, ClientContext, Handshake12State, Received, ServerIdentity } from '../states.ts';

/** What differs between the two. */
interface Ended {
  readonly identity: ServerIdentity;
  readonly master_secret: Uint8Array;
  readonly group: string | undefined;
  readonly localCertificates: readonly Uint8Array[];
  readonly resumed: boolean;
  readonly client_verify_data: Uint8Array;
  readonly server_verify_data: Uint8Array;
}

/** RFC 5246 §7.4.9: verify_data of the one end, over all that was said before its Finished. */
export function ownVerifyData(
  { suite, transcript }: Pick<Handshake12State, 'suite' | 'transcript'>,
  master_secret: Uint8Array,
  cx: ClientContext,
): Uint8Array {
  const hash = cx.settings.provider.hashes[suite.hash];
  return verifyData12(hash, master_secret, 'client', transcript.digest(hash));
}

/** RFC 5246 §7.4.9: the server's Finished is the one that we would have sent in its place. */
export function requireFinished(
  { suite, transcript }: Handshake12State,
  master_secret: Uint8Array,
  { body }: Received<'TLS12_WAIT_FINISHED', 'finished'>,
  cx: ClientContext,
): void {
  const hash = cx.settings.provider.hashes[suite.hash];
  const expected = verifyData12(hash, master_secret, 'server', transcript.digest(hash));
  requireVerifyData(expected, body.verify_data, 'server', finished12, cx);
  cx.requireAligned();
}

/** The connection stands, and remembers what another handshake on it would be bound to (RFC 5746 §3.1). */
export function connected12(state: Handshake12State, ended: Ended, cx: ClientContext): ClientAt<'TLS12_CONNECTED'> {
  const { suite, hello, server_random, negotiated, ech } = state;
  const { identity, master_secret, client_verify_data, server_verify_data } = ended;
  const hash = cx.settings.provider.hashes[suite.hash];
  const completed = {
    version: ProtocolVersion.TLSv1_2,
    group: ended.group,
    peer: identity,
    localCertificates: ended.localCertificates,
    resumed: ended.resumed,
    extendedMasterSecret: state.extendedMasterSecret,
    earlyData: 'none',
    exportKeyingMaterial: exporter12(hash, master_secret, hello.random, server_random),
  } as const;
  complete(state, completed, cx);
  const bound = {
    client_verify_data,
    renegotiated_connection: concat(client_verify_data, server_verify_data),
    extendedMasterSecret: state.extendedMasterSecret,
    encryptThenMac: state.encryptThenMac || state.bound?.encryptThenMac === true,
    identity,
    negotiated,
    ech,
  };
  return { at: 'TLS12_CONNECTED', identity, bound: state.renegotiable ? bound : undefined };
}
