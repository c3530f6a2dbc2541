/** The thief keeps a copy of everything that passed, and years later steals the shop's private key as well. */
import { concat, fromUtf8 } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import { extendedMasterSecret, keyBlock12, masterSecret } from 'tlscope/keys';
import type { TlsEvent } from 'tlscope/observe';
import { protect12Gcm } from 'tlscope/record';
import { ContentType, find, Handshake12Ecdhe, Handshake12Rsa, HandshakeUnversioned, suiteOf } from 'tlscope/wire';
import { type Identity, parseCertificate } from 'tlscope/x509';
import { bodyOf, heardMessage, type Passed } from '../overhear.ts';

/** What the road shows of a connection. */
export interface Loot {
  readonly askedFor: string | undefined;
  readonly suite: string | undefined;
  /** Subjects of the certificates that passed in the clear. */
  readonly certificates: readonly string[];
  /** The pre-master secret, locked with the server's public key; only static RSA sends one. */
  readonly lockedSecret: Uint8Array | undefined;
}

export function loot(heard: readonly TlsEvent[]): Loot {
  const hello = bodyIn(heard, HandshakeUnversioned, 'client_hello');
  const answer = bodyIn(heard, HandshakeUnversioned, 'server_hello');
  const chain = bodyIn(heard, Handshake12Ecdhe, 'certificate');
  const name = find(hello?.extensions, 'server_name')?.[0]?.name;
  return {
    askedFor: name && fromUtf8(name),
    suite: answer && suiteOf(answer.cipher_suite)?.name,
    certificates: chain?.certificate_list.map((der) => parseCertificate(der).subject) ?? [],
    lockedSecret: bodyIn(heard, Handshake12Rsa, 'client_key_exchange')?.encrypted_pre_master_secret,
  };
}

/** Opens what the client sent, from the recording and the private key alone. Works for static RSA only. */
export function openWithStolenKey(
  heard: readonly TlsEvent[],
  passed: readonly Passed[],
  papers: Identity,
): string | undefined {
  const { lockedSecret } = loot(heard);
  const hello = bodyIn(heard, HandshakeUnversioned, 'client_hello');
  const answer = bodyIn(heard, HandshakeUnversioned, 'server_hello');
  const suite = answer && suiteOf(answer.cipher_suite);
  if (lockedSecret === undefined || hello === undefined || suite === undefined) return undefined;

  const preMaster = nodeProvider.rsaEncryption.decrypt(nodeProvider.importPrivateKey(papers.server.key), lockedSecret);
  if (preMaster === undefined) return undefined;
  const hash = nodeProvider.hashes[suite.hash];
  const extended = find(answer?.extensions, 'extended_master_secret') !== undefined;
  const main = extended
    ? extendedMasterSecret(hash, preMaster, hash.digest(concat(...handshakeSoFar(heard))))
    : masterSecret(hash, preMaster, hello.random, answer!.random);
  const aead = nodeProvider.aeads[suite.aead!];
  const keys = keyBlock12(hash, main, hello.random, answer!.random, aead);
  return openAll(passed, protect12Gcm(aead.key(keys.client_write_key), keys.client_write_IV));
}

/** What `session_hash` is over (RFC 7627 §3): every message up to and including ClientKeyExchange. */
function handshakeSoFar(heard: readonly TlsEvent[]): Uint8Array[] {
  const messages = heard.flatMap((event) => (event.type === 'message' ? [event] : []));
  const end = messages.findIndex(({ name }) => name === 'client_key_exchange');
  return messages.slice(0, end + 1).map(({ bytes }) => bytes);
}

function openAll(passed: readonly Passed[], protection: ReturnType<typeof protect12Gcm>): string {
  const sent = passed.filter(({ from }) => from === 'client').map(({ bytes }) => bytes);
  const locked = sent.slice(sent.findIndex((bytes) => bytes[0] === ContentType.change_cipher_spec) + 1);
  const opened = locked.map((bytes) =>
    protection.open({ type: bytes[0]!, legacy_version: 0x0303, fragment: bytes.subarray(5), bytes }),
  );
  const data = opened.filter(({ type }) => type === ContentType.application_data);
  return fromUtf8(concat(...data.map(({ content }) => content))) ?? '';
}

function bodyIn<C extends Parameters<typeof bodyOf>[0], const N extends string>(
  heard: readonly TlsEvent[],
  codec: C,
  name: N,
) {
  const event = heardMessage(heard, name);
  return event && bodyOf(codec, event.bytes, name);
}
