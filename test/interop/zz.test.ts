import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { dissect, type Span } from 'tlscope/presentation';
import { codecNamed } from 'tlscope/wire';
import { sources } from './support/handshakes.ts';
import { descendants, parsePdml } from './support/pdml.ts';
import { Pki } from './support/pki.ts';
import { tshark } from './support/tshark.ts';

test('x', async (t) => {
  const names = new Map<string, Set<string>>();
  const pki = await Pki.make(t);
  for (const src of sources) {
    const h = {
      name: src.name,
      ...(await src.capture(t, pki).catch((e) => {
        console.log('FAILED', src.name, e);
        return undefined as any;
      })),
    };
    if (!h.pcap) continue;
    const pdml = await tshark(t, h.pcap, h.keylog, ['-T', 'pdml']);
    writeFileSync(`/tmp/h-${h.name.replace(/\W+/g, '-')}.pdml`, pdml);
    const packets = parsePdml(pdml);
    const theirs = { sent: [] as any[], received: [] as any[] };
    for (const p of packets) {
      const all = [...descendants(p)];
      const from = all.find((f) => f.name === 'tcp.srcport')!.show === '443' ? 'server' : 'client';
      for (const f of all)
        if (f.name === 'tls.handshake' && f.fields.some((x) => x.name === 'tls.handshake.type'))
          theirs[from === h.side ? 'sent' : 'received'].push(f);
    }
    for (const dir of ['sent', 'received'] as const) {
      const our = h.events.filter(
        (e) => e.type === 'message' && e.direction === dir && e.codec !== 'ChangeCipherSpec',
      ) as any[];
      console.log(
        h.name,
        dir,
        our.map((e) => e.name + ':' + e.bytes.length).join(' '),
        '|',
        theirs[dir].map((f: any) => f.showname.slice(20) + ':' + f.size).join(' '),
      );
      for (let i = 0; i < our.length; i++) {
        const spans = new Map<string, [string, Span][]>();
        const walk = (s: Span, path: string) => {
          const k = `${s.start}-${s.end}`;
          spans.set(k, [...(spans.get(k) ?? []), [path, s]]);
          for (const c of s.children) walk(c, `${path}/${c.field.name}`);
        };
        const root = dissect(codecNamed(our[i].codec)!, our[i].bytes);
        walk(root, root.field.name);
        const m = theirs[dir][i];
        if (!m) {
          console.log('MISSING', our[i].name);
          continue;
        }
        for (const f of descendants(m)) {
          const at = f.pos - m.pos;
          const hit = spans.get(`${at}-${at + f.size}`)?.map(
            ([p, s]) =>
              p
                .replace(/.*certificate_list/, '~')
                .split('/')
                .slice(-3)
                .join('/') +
              (typeof s.value === 'object' && !(s.value instanceof Uint8Array) ? '' : '=' + typeof s.value),
          ) ?? ['NONE'];
          const set = names.get(f.name) ?? new Set();
          names.set(f.name, set);
          if (set.size < 8)
            set.add(
              hit.join(' | ') +
                (hit[0] === 'NONE' ? ` ${h.name} ${our[i].name} ${at}+${f.size} ${f.showname.slice(0, 60)}` : '') +
                ` «${f.show.slice(0, 30)}»`,
            );
        }
      }
    }
  }
  writeFileSync(
    '/tmp/fields.txt',
    [...names]
      .sort()
      .map(([n, s]) => n + '\n' + [...s].map((x) => '      ' + x).join('\n'))
      .join('\n'),
  );
});
