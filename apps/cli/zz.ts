import { readFileSync } from 'node:fs';
import { read } from './src/inspect/read.ts';
import { reportOn } from './src/inspect/report.ts';
import { reportBlocks } from './src/inspect/view.ts';
import { reportJson } from './src/inspect/json.ts';
import { toTerminal } from './src/render/terminal.ts';
import { makeScreen } from './src/render/screen.ts';
import { allRoots } from './src/trust/catalogue.ts';
const roots = allRoots();
let seed = 7; const rnd = (n: number) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % n;
const files = ['ca/crl/issuing.crl','out.der','out.esp-bundle','out.bearssl','out.micropython','out.esp8266','c.p7b','r2.pem','k2.pem','leaf.pem','ca/shop.internal/chain.pem','nomac.p12','x.h'];
let n = 0, worst = 0;
for (const f of files) { const base = readFileSync('/tmp/t/' + f);
  for (let i = 0; i < 250; i++) { const b = Buffer.from(base); const k = 1 + rnd(3);
    for (let j = 0; j < k; j++) b[rnd(b.length)] = rnd(256);
    const c = rnd(5) === 0 ? b.subarray(0, rnd(b.length)) : b; const t = Date.now();
    try { const found = read(c, f.endsWith('p12') ? 'x' : undefined); if (found) { const r = reportOn(found, Date.now(), roots); toTerminal(reportBlocks(r, found, Date.now(), rnd(10)===0?2:0), makeScreen(80, false)); JSON.stringify(reportJson(r)); } n++; }
    catch (e) { if ((e as Error).name !== 'UsageError') { console.log(f, i, (e as Error).stack?.split('\n').slice(0, 4).join(' | ')); } }
    worst = Math.max(worst, Date.now() - t);
  } }
console.log(n, 'worst ms', worst);
