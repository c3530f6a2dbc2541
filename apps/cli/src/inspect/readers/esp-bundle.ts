import { Name } from 'tlscope/asn1';
import { DecodeError, decode } from 'tlscope/presentation';
import { readPublicKey, showDistinguishedName } from 'tlscope/x509';
import { type EspEntry, type EspGeneration, espBundle } from '../../trust/esp-bundle.ts';
import type { Count } from '../count.ts';
import type { AnchorItem, Found, Remark } from '../items.ts';

/** `undefined` where it is no bundle of either generation. */
export function readEspBundle(bytes: Uint8Array, count: Count): Found | undefined {
  return generation(bytes, 2, count) ?? generation(bytes, 1, count);
}

function generation(bytes: Uint8Array, number: EspGeneration, count: Count): Found | undefined {
  const codec = espBundle(number);
  try {
    const entries = decode(codec, bytes);
    if (entries.length === 0) return undefined;
    const which = number === 1 ? 'first' : 'second';
    return {
      container: `an ESP-IDF certificate bundle (${which} generation)`,
      items: count.take(entries, ({ subjectDer, spkiDer }) => subjectDer.length + spkiDer.length).map(anchorOf),
      remarks: orderRemarks(entries),
      explained: [{ title: 'x509_crt_bundle', codec, bytes }],
    };
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

export function anchorOf({ subjectDer, spkiDer }: EspEntry): AnchorItem {
  return {
    kind: 'anchor',
    label: 'root',
    subject: showDistinguishedName(decode(Name, subjectDer)),
    subjectDer,
    key: knownKey(spkiDer),
    isCa: true,
    explained: [],
  };
}

function knownKey(spki: Uint8Array) {
  try {
    return readPublicKey(spki);
  } catch {
    return undefined;
  }
}

/** The device searches by halving. */
function orderRemarks(entries: readonly EspEntry[]): Remark[] {
  const at = entries.findIndex((entry, i) => i > 0 && Buffer.compare(entries[i - 1]!.subjectDer, entry.subjectDer) > 0);
  if (at === -1) return [];
  const text = `Root ${at + 1} is out of order: the device searches by halving, and will not find some of them.`;
  return [{ wrong: true, text, short: 'not in order' }];
}
