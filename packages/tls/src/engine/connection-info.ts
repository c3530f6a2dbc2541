import type { Side } from '../events/index.ts';
import type { Peer, Summary } from '../handshake/index.ts';
import { CallerFault, ProtocolVersion, SignatureScheme } from '../wire/index.ts';
import type { ConnectionInfo } from './interface.ts';

/** What the handshake agreed on, as callers see it. */
export function connectionInfo(summary: Summary, finished: BothFinished): ConnectionInfo {
  const { version, suite } = summary;
  return {
    protocol: version === ProtocolVersion.TLSv1_3 ? 'TLSv1.3' : 'TLSv1.2',
    cipherSuite: suite.name,
    group: summary.group,
    signatureScheme: summary.signatureScheme,
    sharedSignatureSchemes: summary.sharedSchemes?.map((code) => SignatureScheme.nameOf(code) ?? `${code}`),
    ...summary.negotiated,
    serverName: summary.serverName,
    ...peerInfo(summary.peer),
    localCertificates: summary.localCertificates,
    resumed: summary.resumed,
    earlyData: summary.earlyData,
    ech: summary.ech,
    localFinished: finished.sent,
    peerFinished: finished.received,
    tlsUnique: tlsUnique(summary, finished),
    exportKeyingMaterial: (label, context, length) => {
      if (Number.isInteger(length) && length >= 0 && length <= 0xffff) {
        return summary.exportKeyingMaterial(label, context, length);
      }
      throw new CallerFault('ERR_TLSCOPE_BAD_LENGTH', 'the length of exported keying material is 0 to 65,535 bytes');
    },
  };
}

/** verify_data of the handshake's two Finished messages. */
export interface BothFinished {
  readonly side: Side;
  readonly sent: Uint8Array;
  readonly received: Uint8Array;
}

/** RFC 5929 §3.1: the first Finished of the handshake; a resumed one begins with the server's. */
function tlsUnique({ version, resumed, extendedMasterSecret }: Summary, { side, sent, received }: BothFinished) {
  if (version !== ProtocolVersion.TLSv1_2 || (resumed && !extendedMasterSecret)) return undefined;
  return (side === 'client') === resumed ? received : sent;
}

/** Who the peer is, as callers see it. */
const peerInfo = ({ certificates, rawPublicKey, evidence, ...peer }: Peer) => ({
  peerCertificates: certificates,
  peerRawPublicKey: rawPublicKey,
  ocspResponse: peer.ocspResponse,
  signedCertificateTimestamps: peer.signedCertificateTimestamps,
  evidence,
  authorized: peer.authorized,
  authorizationError: evidence?.failure,
});

/** What has become known after the handshake (RFC 9846 §4.7.2). */
export const identified = (info: ConnectionInfo, { peer, localCertificates }: News): ConnectionInfo => ({
  ...info,
  ...(peer && peerInfo(peer)),
  ...(localCertificates && { localCertificates }),
});

interface News {
  readonly peer?: Peer;
  readonly localCertificates?: readonly Uint8Array[];
}
