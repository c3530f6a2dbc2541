/** Who recorded all that went by: what is readable without a key, and what the server's private key opens of it. */
import { concat, printable } from 'tlscope/bytes';
import type { PrivateKeyData } from 'tlscope/crypto';
import { cipherOf, extendedMasterSecret, keyBlock12, masterSecret } from 'tlscope/keys';
import type { Side } from 'tlscope/observe';
import { decode } from 'tlscope/presentation';
import { type Protection, protect12ChaCha, protect12Gcm } from 'tlscope/record';
import {
  Certificate12,
  type CipherSuiteRow,
  ClientKeyExchangeRsa,
  ContentType,
  cipherSuites,
  find,
  HandshakeType,
  HandshakeUnversioned,
} from 'tlscope/wire';
import { parseCertificate } from 'tlscope/x509';
import type { Passed } from './road.ts';
import { labProvider as provider } from './rsa.ts';

const HEADER = 5;

/** Of one recorded connection. */
export interface Reading {
  /** For each record: what stands in it for whoever has no key, `undefined` where it is locked. */
  readonly clear: readonly (string | undefined)[];
  /** For each record: what was locked in it, where it could be opened. */
  readonly opened: readonly (string | undefined)[];
  /** One or two sentences: why it could be opened, or not. */
  readonly because: string;
}

interface Heard {
  readonly messages: readonly Uint8Array[];
  readonly client_random: Uint8Array;
  readonly server_random: Uint8Array;
  readonly suite: CipherSuiteRow;
  readonly extended: boolean;
}

/** @param key the server's private key, where the thief has it */
export function readRecordings(roads: readonly (readonly Passed[])[], key: PrivateKeyData | undefined): Reading[] {
  let known: Uint8Array | undefined;
  return roads.map((road) => {
    const clear = road.map(readClear);
    const nothing = road.map(() => undefined);
    if (key === undefined) return { clear, opened: nothing, because: NO_KEY };
    const heard = listen(road);
    if (heard === undefined || heard.suite.version === 'TLSv1.3')
      return { clear, opened: nothing, because: SIGNS_ONLY };
    if (heard.suite.keyExchange !== 'RSA') return { clear, opened: nothing, because: SIGNS_ONLY };
    known = masterOf(heard, key) ?? known;
    if (known === undefined)
      return { clear, opened: nothing, because: 'The secret in it does not open with this key.' };
    return { clear, opened: openAll(road, heard, known), because: OPENED };
  });
}

const NO_KEY = 'The keys that lock the records never went by: a recording holds none of them.';
const SIGNS_ONLY =
  "The server's private key opens nothing here. It only signed: the secret was worked out from two halves whose other " +
  'halves both ends have thrown away. That is forward secrecy.';
const OPENED =
  "The client made up the secret and sent it locked with the server's padlock. Whoever has that key, even years later, " +
  'opens the secret, works out every key from it, and reads all that was said.';

/** A record without a key: the messages in it by name, and the names that stand in them. */
function readClear({ bytes }: Passed): string | undefined {
  if (bytes[0] === ContentType.alert && bytes.length === HEADER + 2) return 'an alert';
  if (bytes[0] === ContentType.change_cipher_spec) return 'change_cipher_spec';
  if (bytes[0] !== ContentType.handshake) return undefined;
  const messages = messagesIn(bytes.subarray(HEADER));
  return messages?.map(describe).join(', ');
}

/** `undefined` where the bytes are no messages, as those of a locked record are not. */
function messagesIn(content: Uint8Array): Uint8Array[] | undefined {
  const messages: Uint8Array[] = [];
  for (let at = 0; at < content.length; ) {
    const length = 4 + ((content[at + 1]! << 16) | (content[at + 2]! << 8) | content[at + 3]!);
    if (HandshakeType.nameOf(content[at]!) === undefined || at + length > content.length) return undefined;
    messages.push(content.subarray(at, at + length));
    at += length;
  }
  return messages;
}

function describe(message: Uint8Array): string {
  const name = HandshakeType.nameOf(message[0]!) ?? 'unknown';
  const names = namesIn(name, message);
  return names.length === 0 ? name : `${name} (${names.join(', ')})`;
}

function namesIn(name: string, message: Uint8Array): string[] {
  try {
    if (name === 'client_hello') {
      const hello = decode(HandshakeUnversioned, message);
      if (hello.type !== 'client_hello') return [];
      const extensions = hello.body.extensions ?? [];
      const host = find(extensions, 'server_name')?.map((one) => printable(one.name)) ?? [];
      return find(extensions, 'encrypted_client_hello') === undefined ? host : [...host, 'another hello, locked'];
    }
    if (name !== 'certificate') return [];
    const { certificate_list } = decode(Certificate12, message.subarray(4));
    return certificate_list
      .slice(0, 1)
      .flatMap((der) =>
        parseCertificate(der).subjectAltNames.flatMap((name) => (name.type === 'dNSName' ? [name.value] : [])),
      );
  } catch {
    return [];
  }
}

/** The greeting of TLS 1.2, which is in the clear up to the change of keys; the hellos of TLS 1.3. */
function listen(road: readonly Passed[]): Heard | undefined {
  const messages: Uint8Array[] = [];
  const changed = new Set<Side>();
  for (const { from, bytes } of road) {
    if (bytes[0] === ContentType.change_cipher_spec) changed.add(from);
    if (bytes[0] !== ContentType.handshake || changed.has(from)) continue;
    messages.push(...(messagesIn(bytes.subarray(HEADER)) ?? []));
  }
  try {
    const [client, server] = messages.slice(0, 2).map((bytes) => decode(HandshakeUnversioned, bytes));
    if (client?.type !== 'client_hello' || server?.type !== 'server_hello') return undefined;
    const suite = cipherSuites.find(({ code }) => code === server.body.cipher_suite);
    if (suite === undefined) return undefined;
    return {
      messages,
      client_random: client.body.random,
      server_random: server.body.random,
      suite,
      extended: find(server.body.extensions ?? [], 'extended_master_secret') !== undefined,
    };
  } catch {
    return undefined;
  }
}

/** RFC 5246 §7.4.7.1, §8.1; RFC 7627 §4. */
function masterOf({ messages, client_random, server_random, suite, extended }: Heard, key: PrivateKeyData) {
  const at = messages.findIndex((message) => message[0] === HandshakeType.client_key_exchange);
  if (at === -1) return undefined;
  const { encrypted_pre_master_secret } = decode(ClientKeyExchangeRsa, messages[at]!.subarray(4));
  const secret = provider.rsaEncryption.decrypt(provider.importPrivateKey(key), encrypted_pre_master_secret);
  if (secret === undefined) return undefined;
  const hash = provider.hashes[suite.hash];
  if (!extended) return masterSecret(hash, secret, client_random, server_random);
  return extendedMasterSecret(hash, secret, hash.digest(concat(...messages.slice(0, at + 1))));
}

function openAll(road: readonly Passed[], heard: Heard, master: Uint8Array): (string | undefined)[] {
  const { suite, client_random, server_random } = heard;
  const cipher = cipherOf(provider, suite);
  const keys = keyBlock12(provider.hashes[suite.hash], master, client_random, server_random, cipher);
  const protection = (side: Side): Protection => {
    const key = provider.aeads[suite.aead!].key(keys[`${side}_write_key`]);
    const iv = keys[`${side}_write_IV`];
    return suite.aead === 'chacha20_poly1305' ? protect12ChaCha(key, iv) : protect12Gcm(key, iv);
  };
  const locks = { client: protection('client'), server: protection('server') };
  const changed = new Set<Side>();
  return road.map(({ from, bytes }) => {
    if (bytes[0] === ContentType.change_cipher_spec) changed.add(from);
    else if (changed.has(from)) return opened(locks[from], bytes);
    return undefined;
  });
}

function opened(lock: Protection, bytes: Uint8Array): string | undefined {
  const framed = { type: bytes[0]!, legacy_version: 0x0303, fragment: bytes.subarray(HEADER), bytes };
  try {
    const { type, content } = lock.open(framed);
    if (type === ContentType.application_data) return printable(content);
    return type === ContentType.handshake ? messagesIn(content)?.map(describe).join(', ') : 'an alert';
  } catch {
    return undefined;
  }
}
