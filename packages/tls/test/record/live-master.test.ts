/** The master secret of TLS 1.2, from a pre-master secret that the server's own key unlocks: ours is OpenSSL's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { extendedMasterSecret, masterSecret, Transcript } from '../../src/keys/index.ts';
import { ContentType, HandshakeType } from '../../src/wire/index.ts';
import { type Captured, messages, plain, randomOf } from './captured.ts';
import { certified } from './certified.ts';
import { converse } from './peer.ts';
import { framed } from './protections.ts';

const { sha256 } = nodeProvider.hashes;
/** SSL_OP_NO_EXTENDED_MASTER_SECRET of OpenSSL 3, which node does not name. */
const NO_EXTENDED_MASTER_SECRET = 1;

/** The handshake messages that are sent before the keys are. */
function inTheClear(stream: Uint8Array): Uint8Array[] {
  const records: Captured[] = framed(stream).map(plain);
  return messages(
    records.slice(
      0,
      records.findIndex(({ type }) => type === ContentType.change_cipher_spec),
    ),
  );
}

for (const extended of [true, false]) {
  test(`static RSA, ${extended ? 'extended master secret' : 'master secret from the randoms'}`, async () => {
    const credentials = certified('rsa2048');
    const secureOptions = extended ? 0 : NO_EXTENDED_MASTER_SECRET;
    const setting = {
      version: 'TLSv1.2',
      ciphers: 'AES128-GCM-SHA256',
      certified: credentials,
      secureOptions,
    } as const;
    const talk = await converse(setting);
    const [hello, exchange] = inTheClear(talk.client);
    assert.equal(exchange![0], HandshakeType.client_key_exchange);
    const answers = inTheClear(talk.server).filter(([type]) => type !== HandshakeType.new_session_ticket);

    const key = nodeProvider.importPrivateKey(credentials.privateKey);
    const preMasterSecret = nodeProvider.rsaEncryption.decrypt(key, exchange!.subarray(6))!;
    const session = [hello!, ...answers, exchange!].reduce((all, message) => all.add(message), Transcript.empty);
    const ours = extended
      ? extendedMasterSecret(sha256, preMasterSecret, session.digest(sha256))
      : masterSecret(sha256, preMasterSecret, randomOf(hello!), randomOf(answers[0]!));
    assert.equal(hex(ours), hex(talk.keylog.get('CLIENT_RANDOM')!));
  });
}
