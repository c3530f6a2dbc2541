/** MQTT 3.1.1: CONNECT, and what CONNACK says. The packets are declared in the same language as TLS itself. */

import { ACCESS_REFUSED } from 'tlscope/observe';
import { DecodeError, decode, encode, opaque, registry, struct, uint8, uint16 } from 'tlscope/presentation';
import { run } from '../render/blocks.ts';
import type { Target } from '../target.ts';
import type { Probe, Refused } from './answer.ts';
import { collect } from './collect.ts';

const spec = 'MQTT 3.1.1';
const text = opaque(0, 2 ** 16 - 1);

const ReturnCode = registry('ConnectReturnCode', uint8, `${spec} §3.2.2.3`, 'What the broker made of CONNECT.', {
  accepted: 0,
  unacceptable_protocol_version: 1,
  identifier_rejected: 2,
  server_unavailable: 3,
  bad_user_name_or_password: 4,
  not_authorized: 5,
});

const ConnAck = struct('CONNACK', `${spec} §3.2`, {
  type: [uint8, 'The packet type, 2, in the upper half.'],
  remaining_length: [uint8, 'Always 2.'],
  acknowledge_flags: [uint8, 'Whether the broker kept a session for us.'],
  return_code: [ReturnCode, 'Yes, or why not.'],
});

const ConnectHeader = struct('CONNECT', `${spec} §3.1`, {
  protocol_name: [text, 'Always MQTT.'],
  protocol_level: [uint8, '4 is version 3.1.1.'],
  connect_flags: [uint8, 'What follows, and that we want a clean session.'],
  keep_alive: [uint16, 'Seconds between two packets at most.'],
  client_identifier: [text, 'Who we say we are.'],
});

const CONNECT = 0x10;
const CONNACK = 0x20;
const DISCONNECT = Uint8Array.of(0xe0, 0);
const CLEAN_SESSION = 0x02;
const PASSWORD = 0x40;
const USER_NAME = 0x80;
const CONNACK_LENGTH = 4;

export const mqtt: Probe = async (socket, target) => {
  socket.write(connectPacket(target));
  const bytes = await collect(socket, CONNACK_LENGTH, () => false);
  const code = returnCode(bytes);
  if (code !== undefined) socket.write(DISCONNECT);
  const value = code === undefined ? `no CONNACK, but ${bytes.length} other bytes` : ReturnCode.show(code);
  return {
    ok: code === ReturnCode.accepted,
    blocks: [
      { is: 'heading', text: 'The answer' },
      { is: 'facts', items: [{ name: 'MQTT CONNECT', value: [run('strong', value)], cite: ReturnCode.rfc }] },
    ],
    json: { connack: code === undefined ? null : (ReturnCode.nameOf(code) ?? code) },
    ...(code !== undefined && ABOUT_THE_CLIENT.has(code) && { refused: refusal(value, bytes) }),
  };
};

function connectPacket({ username, password }: Target): Uint8Array {
  const flags = CLEAN_SESSION | (username === '' ? 0 : USER_NAME) | (password === '' ? 0 : PASSWORD);
  const body = Buffer.concat([
    encode(ConnectHeader, {
      protocol_name: Buffer.from('MQTT'),
      protocol_level: 4,
      connect_flags: flags,
      keep_alive: 30,
      client_identifier: Buffer.from(`tlscope-${process.pid}`),
    }),
    ...[username, password].filter((part) => part !== '').map((part) => encode(text, Buffer.from(part))),
  ]);
  return Buffer.concat([Uint8Array.of(CONNECT, ...remainingLength(body.length)), body]);
}

const ABOUT_THE_CLIENT: ReadonlySet<number> = new Set([
  ReturnCode.bad_user_name_or_password,
  ReturnCode.not_authorized,
]);

const refusal = (value: string, bytes: Buffer): Refused => ({
  code: ACCESS_REFUSED,
  message: `the broker answered ${value}`,
  bytes: new Uint8Array(bytes.subarray(0, CONNACK_LENGTH)),
});

/** MQTT 3.1.1 §2.2.3: seven bits to a byte, the lowest first. */
function remainingLength(length: number): number[] {
  return length < 128 ? [length] : [(length % 128) + 128, ...remainingLength(Math.floor(length / 128))];
}

function returnCode(bytes: Uint8Array): number | undefined {
  try {
    const packet = decode(ConnAck, bytes);
    return packet.type === CONNACK ? packet.return_code : undefined;
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
