/** Every field that Wireshark names in a handshake is in our dissection, over the same bytes, with the same value and name. */
import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import { dissect, type Span } from 'tlscope/presentation';
import { codecNamed } from 'tlscope/wire';
import { type Captured, sources } from './support/handshakes.ts';
import { descendants, type PdmlField, parsePdml } from './support/pdml.ts';
import { Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { suiteScope } from './support/process.ts';
import { tshark } from './support/tshark.ts';
import { canonical, keyUsageBits, notCompared, places } from './support/tshark-fields.ts';

/** Handshake messages in the order one end sent them. */
function messagesOf(packets: readonly PdmlField[], sender: 'client' | 'server'): PdmlField[] {
  return packets.flatMap((packet) => {
    const fields = [...descendants(packet)];
    const fromServer = fields.some(({ name, show }) => name === 'tcp.srcport' && show === '443');
    if (fromServer !== (sender === 'server')) return [];
    return fields.filter(({ name, fields: parts }) => name === 'tls.handshake' && parts.some(isType));
  });
}
const isType = (field: PdmlField): boolean => field.name === 'tls.handshake.type';

/** All spans, with their paths, by the bytes they cover. */
function placesOf(root: Span): Map<string, { path: string; span: Span }[]> {
  const found = new Map<string, { path: string; span: Span }[]>();
  const visit = (span: Span, path: string): void => {
    const key = `${span.start}-${span.end}`;
    found.set(key, [...(found.get(key) ?? []), { path, span }]);
    for (const child of span.children) visit(child, `${path}/${child.field.name}`);
  };
  visit(root, `/${root.field.name}`);
  return found;
}

/** What Wireshark says and we do not, of one message; and how many values were compared. */
function compare(theirs: PdmlField, root: Span): { differences: string[]; compared: number } {
  const spans = placesOf(root);
  const origin = theirs.fields.find(isType)!.pos;
  const differences: string[] = [];
  let compared = 0;
  for (const { name, show, showname, pos, size } of descendants(theirs)) {
    if (name === '' || name in notCompared) continue;
    const bit = keyUsageBits.indexOf(name.replace('x509ce.KeyUsage.', ''));
    const place = bit < 0 ? places[name] : places['x509ce.KeyUsage'];
    const here = spans.get(`${pos - origin}-${pos - origin + size}`) ?? [];
    const ours = here.find(({ path }) => place?.at.some((end) => path.endsWith(`/${end}`)));
    const what = `${name} (${showname}), bytes ${pos - origin} to ${pos - origin + size}`;
    if (place === undefined) differences.push(`${what}: has no place in the table`);
    else if (ours === undefined)
      differences.push(`${what}: we have ${here.map(({ path }) => path).join(', ') || 'nothing'}`);
    else {
      const value = bit < 0 ? canonical(ours.span.value) : bitOf(ours.span.value as Uint8Array, bit);
      const expected = bit < 0 ? place.read?.(show) : show;
      compared++;
      if (expected !== undefined && value !== expected) differences.push(`${what}: ${expected}, we say ${value}`);
      if (typeof ours.span.value !== 'number') continue;
      const [theirName, ourName] = [nameIn(showname), ours.span.field.codec.show?.(ours.span.value)];
      if (theirName !== undefined && ourName !== undefined && !ourName.toLowerCase().startsWith(theirName)) {
        differences.push(`${what}: we call it ${ourName}`);
      }
    }
  }
  return { differences, compared };
}

/** The registered name of a number, where Wireshark knows one and writes it as the registry does: in one word. */
function nameIn(showname: string): string | undefined {
  const name = /: ([A-Za-z]\S*) \((?:0x)?[\da-f]+\)$/.exec(showname)?.[1]?.toLowerCase();
  return name === 'unknown' ? undefined : name;
}

const bitOf = (bits: Uint8Array, n: number): string => `${((bits[n >> 3] ?? 0) >> (7 - (n & 7))) & 1}`;

async function compareAll(captured: Captured, pdml: string): Promise<{ compared: number; messages: number }> {
  const packets = parsePdml(pdml);
  const total = { compared: 0, messages: 0 };
  for (const direction of ['sent', 'received'] as const) {
    const sender = (direction === 'sent') === (captured.side === 'client') ? 'client' : 'server';
    const theirs = messagesOf(packets, sender);
    const ours = captured.events.flatMap((event) =>
      event.type === 'message' && event.direction === direction && event.codec !== 'ChangeCipherSpec' ? [event] : [],
    );
    assert.equal(theirs.length, ours.length, `messages from the ${sender}`);
    for (const [i, { name, codec, bytes }] of ours.entries()) {
      const { differences, compared } = compare(theirs[i]!, dissect(codecNamed(codec)!, bytes));
      assert.deepEqual(differences, [], `${name} from the ${sender}`);
      total.compared += compared;
      total.messages++;
    }
  }
  return total;
}

group('the dissection agrees with Wireshark', needs('openssl', 'tshark'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  for (const source of sources) {
    test(source.name, needs(...source.programs), async (t) => {
      const captured = await source.capture(t, pki);
      const pdml = await tshark(t, captured.pcap, captured.keylog, ['-T', 'pdml']);
      const { compared, messages } = await compareAll(captured, pdml);
      assert.ok(messages >= 6 && compared >= 150, `${compared} fields of ${messages} messages`);
      t.diagnostic(`${compared} fields of ${messages} messages are the same`);
    });
  }

  test('the comparison notices a value, a name, a place and a field that differ', async (t) => {
    const captured = await sources[0]!.capture(t, pki);
    const pdml = await tshark(t, captured.pcap, captured.keylog, ['-T', 'pdml']);
    const altered = (from: RegExp, to: string): Promise<unknown> => {
      assert.match(pdml, from);
      return compareAll(captured, pdml.replace(from, to));
    };
    const suite = /(name="tls\.handshake\.ciphersuite" .*?show=")0x1302"/;
    await assert.rejects(altered(suite, '$10x1301"'), /ciphersuite/);
    await assert.rejects(altered(/TLS_AES_256_GCM_SHA384 \(0x1302\)/, 'TLS_OTHER (0x1302)'), /we call it TLS_AES_256/);
    await assert.rejects(altered(/(name="tls\.handshake\.random" .*?pos=")\d+"/, '$17"'), /handshake.random/);
    await assert.rejects(altered(/tls\.handshake\.session_id_length/, 'tls.handshake.new'), /no place in the table/);
  });
});
