/** Two people on the road who do more than read: one changes what passes, one says it twice. */

import type { Side } from 'tlscope/observe';
import { ContentType, HandshakeType } from 'tlscope/wire';
import type { Meddle } from './wiretap.ts';

/** Where in a record an attack goes; `undefined` lets the record pass. */
export type Aim = (record: Uint8Array, from: Side) => number | undefined;

const HEADER = 5;
const MESSAGE_HEADER = 4;

/** Flips the lowest bit of one byte, once. */
export function tamperer(aim: Aim): Meddle {
  return once(aim, (record, place) => {
    const changed = record.slice();
    changed[place]! ^= 0x01;
    return [changed];
  });
}

/** Sends one record a second time. */
export const replayer = (aim: Aim): Meddle => once(aim, (record) => [record, record]);

/** The parcel itself: the client's first record of application data. In TLS 1.3 its Finished looks just like one. */
export function parcel(version: 'TLSv1.2' | 'TLSv1.3'): Aim {
  const wanted = version === 'TLSv1.3' ? 2 : 1;
  let seen = 0;
  return (record, from) => {
    if (from !== 'client' || record[0] !== ContentType.application_data || ++seen !== wanted) return undefined;
    return Math.floor(record.length / 2);
  };
}

/** A handshake message in the clear, at the place `find` names in its body. */
export function message(name: keyof typeof HandshakeType.members, find: (body: Uint8Array) => number): Aim {
  const wanted = HandshakeType.members[name];
  return (record) => {
    if (record[0] !== ContentType.handshake) return undefined;
    for (let at = HEADER; at + MESSAGE_HEADER <= record.length; ) {
      const end = at + MESSAGE_HEADER + record[at + 1]! * 65536 + record[at + 2]! * 256 + record[at + 3]!;
      if (record[at] === wanted && end <= record.length) {
        return at + MESSAGE_HEADER + find(record.subarray(at + MESSAGE_HEADER, end));
      }
      at = end;
    }
    return undefined;
  };
}

function once(aim: Aim, act: (record: Uint8Array, place: number) => readonly Uint8Array[]): Meddle {
  let done = false;
  return (record, from) => {
    const place = done ? undefined : aim(record, from);
    if (place === undefined) return [record];
    done = true;
    return act(record, place);
  };
}
