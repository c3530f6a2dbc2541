import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { Command, Option } from 'commander';
import { nodeProvider } from 'tlscope/crypto/node';
import { oddText, type Profile, profiles, type RevocationPolicy, type TrustStore, verifyChain } from 'tlscope/x509';
import { readNamed } from '../files.ts';
import { type Host, REFUSED, UsageError } from '../host.ts';
import { certificateFile, type NamedCertificate, storeNamed } from '../inspect/certificates.ts';
import { itemsToGoBy } from '../inspect/go-by.ts';
import { callIt } from '../inspect/words.ts';
import { momentGiven } from '../moment.ts';
import type { Block } from '../render/blocks.ts';
import { allRoots } from '../trust/catalogue.ts';
import { evidenceJson, type Judged, pathBlocks, tableBlock, verdictText } from '../verify/view.ts';

interface Options {
  readonly host?: string;
  readonly roots?: string;
  readonly at?: string;
  readonly as: string;
  readonly purpose: 'server' | 'client';
  readonly status?: readonly string[];
  readonly hard?: true;
  readonly json?: true;
}

/** Every profile there is; the first one is what this stack itself goes by. */
const known: Readonly<Record<string, Profile>> = profiles;
const names = Object.keys(known);

export const verifyCommand = (host: Host): Command =>
  new Command('verify')
    .description('Is a chain genuine? Draws every path to a root with every check; exit code 1 where it is refused.')
    .argument('<chain>', "the certificates, the peer's own first, in any kind of file; - for standard input")
    .option('--host <name>', 'the name or address that it has to be for')
    .option('--roots <file>', 'trust the certificates in this file, and no others')
    .option('--at <date>', 'judge it as of this moment, like 2030-01-31')
    .addOption(new Option('--as <profile>', 'whose rules to go by').choices([...names, 'all']).default(names[0]!))
    .addOption(
      new Option('--purpose <purpose>', 'what it is shown for').choices(['server', 'client']).default('server'),
    )
    .option('--status <files...>', 'revocation lists and OCSP answers to go by')
    .option('--hard', 'refuse it where nothing is known about revocation')
    .option('--json', 'for programs')
    .action(async (file: string, options: Options) => {
      const { certificates: chain, remarks } = await certificateFile(file, 'The chain');
      const trust = options.roots === undefined ? allRoots() : await storeNamed(options.roots);
      const asked = options.as === 'all' ? Object.values(known) : [known[options.as]!];
      const revocation = await revocationOf(options);
      const rows = asked.map((profile) => judged(profile, chain, trust, options, revocation));
      if (options.json === true) host.out(`${JSON.stringify(jsonOf(rows, options), null, 2)}\n`);
      else host.show(blocksOf(rows, chain, trust, options, remarks));
      if (rows.some(({ evidence }) => !evidence.ok)) host.exitCode = REFUSED;
    });

function judged(
  profile: Profile,
  chain: readonly NamedCertificate[],
  trust: TrustStore,
  options: Options,
  revocation: RevocationPolicy | undefined,
): Judged {
  const { evidence } = verifyChain({
    presented: chain.map(({ der }) => der),
    trust,
    at: momentGiven(options.at),
    purpose: options.purpose,
    ...(options.host === undefined ? {} : { host: asciiHost(options.host) }),
    provider: nodeProvider,
    profile,
    ...(revocation === undefined ? {} : { revocation }),
  });
  return { profile: profile.name, about: profile.about, evidence };
}

/** `undefined` where revocation is not to be looked at. */
async function revocationOf({ status, hard }: Options): Promise<RevocationPolicy | undefined> {
  if (status === undefined && hard === undefined) return undefined;
  const files = await Promise.all((status ?? []).map(statusIn));
  const of = (kind: 'crl' | 'ocsp') =>
    files.flatMap(({ items }) => items.filter((item) => item.kind === kind).map(({ der }) => der));
  return {
    mode: hard === true ? 'hard' : 'soft',
    crls: of('crl'),
    ocsp: of('ocsp'),
    named: files.map(({ name, items }) => ({ name, items: items.map(({ der }) => der) })),
  };
}

/** The lists and answers in a file. Throws `UsageError` where there are none, or one of them is damaged. */
async function statusIn(path: string) {
  const found = itemsToGoBy(await readNamed(path, 'The file'), path);
  const [odd] = found.flatMap((item) => (item.kind === 'odd crl' || item.kind === 'odd ocsp' ? item.oddities : []));
  if (odd !== undefined) {
    throw new UsageError(`${path} cannot be gone by: ${oddText(odd)}.`, 'tlscope inspect says more about it.');
  }
  const items = found.filter((item) => item.kind === 'crl' || item.kind === 'ocsp');
  if (items.length > 0) return { name: path, items };
  throw new UsageError(`${path} is neither a revocation list nor an OCSP answer.`, 'tlscope inspect says what it is.');
}

function asciiHost(name: string): string {
  if (isIP(name) !== 0) return name;
  const ascii = domainToASCII(name) || name;
  if (/^[\w.*-]+$/.test(ascii)) return ascii;
  throw new UsageError(`--host ${name} is neither a name nor an address.`, 'Write example.org or 192.0.2.1.');
}

function blocksOf(
  rows: readonly Judged[],
  chain: readonly NamedCertificate[],
  trust: TrustStore,
  options: Options,
  ofFile: readonly string[],
): Block[] {
  const remarks = [...ofFile, ...remarksOn(chain, options)].map((text): Block => ({ is: 'paragraph', text }));
  const [only] = rows;
  const roots = options.roots ?? `the ${trust.anchors.length} roots of this machine`;
  const title: Block = { is: 'title', text: `${callIt(chain[0]!.facts)}, against ${roots}` };
  if (rows.length === 1 && only !== undefined) {
    return [
      title,
      ...pathBlocks(only.evidence),
      ...remarks,
      { is: 'verdict', good: only.evidence.ok, text: verdictText(only) },
    ];
  }
  const refusing = rows.filter(({ evidence }) => !evidence.ok).length;
  const text = refusing === 0 ? `All ${rows.length} accept it.` : `${refusing} of ${rows.length} refuse it.`;
  return [title, tableBlock(rows), ...remarks, { is: 'verdict', good: refusing === 0, text }];
}

function remarksOn([first]: readonly NamedCertificate[], { host, purpose }: Options): string[] {
  return [
    ...(host === undefined && purpose === 'server' ? ['No name was checked: say which with --host.'] : []),
    ...(first?.facts.isCa === true
      ? [`The file begins with a CA, ${callIt(first.facts)}; that is what was judged.`]
      : []),
  ];
}

const jsonOf = (rows: readonly Judged[], options: Options) => ({
  ok: rows.every(({ evidence }) => evidence.ok),
  ...(options.host === undefined ? {} : { host: options.host }),
  purpose: options.purpose,
  profiles: rows.map(evidenceJson),
});
