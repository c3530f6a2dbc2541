import { Command } from 'commander';
import { plural } from 'tlscope/observe';
import { toPem } from 'tlscope/x509';
import { type Host, UsageError } from '../host.ts';
import { certificatesNamed } from '../inspect/certificates.ts';
import { factsOf } from '../inspect/facts.ts';
import { callIt, day, keyName } from '../inspect/words.ts';
import type { Block, Fact } from '../render/blocks.ts';
import { type CatalogueEntry, catalogue, keepRoots, rootSources } from '../trust/catalogue.ts';

export function rootsCommand(host: Host): Command {
  const command = new Command('roots').description(
    'The roots that are trusted on this machine, and where they are from.',
  );
  for (const sub of [listCommand, showCommand, updateCommand]) {
    command.addCommand(sub(host));
  }
  return command;
}

const listCommand = (host: Host): Command =>
  new Command('list')
    .description('All of them, by name, with their sources.')
    .argument('[text]', 'only those with this in their name')
    .option('--json', 'for programs')
    .action((text: string | undefined, { json }: { json?: true }) => {
      const entries = matching(text);
      if (json === true)
        host.out(`${JSON.stringify({ sources: sourcesJson(), roots: entries.map(entryJson) }, null, 2)}\n`);
      else host.show(listBlocks(entries));
    });

const showCommand = (host: Host): Command =>
  new Command('show')
    .description('Those whose name or fingerprint has this text in it, at length.')
    .argument('<name>', 'part of a name, or the beginning of a SHA-256 fingerprint')
    .option('--pem', 'as PEM, for a file')
    .action((name: string, { pem }: { pem?: true }) => {
      const entries = matching(name);
      if (entries.length === 0)
        throw new UsageError(`No root has "${name}" in its name.`, 'tlscope roots list shows all.');
      if (pem === true) host.out(entries.map(({ certificate }) => toPem('CERTIFICATE', certificate.der)).join(''));
      else host.show(entries.flatMap(entryBlocks));
    });

const updateCommand = (host: Host): Command =>
  new Command('update')
    .description('Take the roots of a file into your own catalogue.')
    .argument('<file>', 'certificates in PEM, like https://curl.se/ca/cacert.pem')
    .action(async (file: string) => {
      const all = await certificatesNamed(file, 'The file of roots');
      const roots = all.filter(({ isCa }) => isCa);
      if (roots.length === 0) throw new UsageError(`${file} holds no CA.`, 'Roots are certificates of CAs.');
      const path = keepRoots(file, roots, Date.now());
      const left = all.length - roots.length;
      const leaving = left === 0 ? '' : ` ${plural(left, 'certificate')} that may not issue was left out.`;
      host.show([{ is: 'verdict', good: true, text: `${plural(roots.length, 'root')} kept in ${path}.${leaving}` }]);
    });

function matching(text: string | undefined): CatalogueEntry[] {
  if (text === undefined) return catalogue();
  const wanted = text.toLowerCase();
  return catalogue().filter(
    ({ certificate, fingerprint }) =>
      certificate.subject.toLowerCase().includes(wanted) || fingerprint.startsWith(wanted.replaceAll(':', '')),
  );
}

function listBlocks(entries: readonly CatalogueEntry[]): Block[] {
  const sources = rootSources().map(
    ({ name, about, date, store }): Fact => ({
      name,
      value: `${plural(store.anchors.length, 'root')}: ${about}, of ${day(date)}`,
    }),
  );
  const rows = entries.map(
    ({ certificate, sources: from }): Fact => ({
      name: callIt(certificate).replace(/^"|"$/g, ''),
      value: `${keyName(certificate.publicKey)}, until ${day(certificate.notAfter)}  (${from.join(', ')})`,
    }),
  );
  return [
    { is: 'heading', text: 'Where they are from' },
    { is: 'facts', items: sources },
    { is: 'heading', text: plural(entries.length, 'root') },
    ...(rows.length === 0 ? [] : [{ is: 'facts', items: rows, stacked: true } as const]),
  ];
}

function entryBlocks({ certificate, sources }: CatalogueEntry): Block[] {
  const item = { kind: 'certificate', label: '', explained: [], certificate } as const;
  const facts = factsOf(item, Date.now())
    .filter(([, value]) => value.length > 0)
    .map(([name, value]): Fact => ({ name, value: typeof value === 'string' ? value : value.join(', ') }));
  const from = rootSources().filter(({ name }) => sources.includes(name));
  const where = from.map(({ about, date }) => `${about}, of ${day(date)}`);
  return [
    { is: 'heading', text: callIt(certificate).replace(/^"|"$/g, '') },
    { is: 'facts', items: [...facts, { name: 'source', value: where[0] ?? '', under: where.slice(1) }] },
  ];
}

const sourcesJson = () =>
  rootSources().map(({ name, about, date, store }) => ({
    name,
    about,
    date: new Date(date).toISOString(),
    roots: store.anchors.length,
  }));

const entryJson = ({ certificate, fingerprint, sources }: CatalogueEntry) => ({
  subject: certificate.subject,
  sha256: fingerprint,
  notAfter: new Date(certificate.notAfter).toISOString(),
  key: keyName(certificate.publicKey),
  sources,
});
