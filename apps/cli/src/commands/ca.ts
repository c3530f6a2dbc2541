import { Command, Option } from 'commander';
import { plural } from 'tlscope/observe';
import type { RevocationReason } from 'tlscope/x509';
import { algorithmNamed, algorithmNames } from '../ca/algorithms.ts';
import type { Authority } from '../ca/authority.ts';
import { PRIVATE_NAMES } from '../ca/constraints.ts';
import { exported, FORMS, type Form } from '../ca/export.ts';
import { crossSign, init, renew } from '../ca/orders.ts';
import { leftOfItsKey } from '../ca/past.ts';
import { makeCrl, makeOcsp, reasons, revoke } from '../ca/revocation.ts';
import { holderJson, initBlocks, leftBlocks, listBlocks } from '../ca/view.ts';
import { writeNamed } from '../files.ts';
import { type Host, REFUSED, UsageError } from '../host.ts';
import { certificatesNamed } from '../inspect/certificates.ts';
import { day } from '../inspect/words.ts';
import { caIssueCommand } from './ca-issue.ts';
import { type CaOptions, daysGiven, inFolder, passphraseGiven, passphraseOf, tell, withFolder } from './ca-options.ts';

export function caCommand(host: Host): Command {
  const command = new Command('ca').description(
    'A private CA in a folder: issue, renew, revoke and hand out certificates.',
  );
  // Its own subcommands take the options: here they would be taken from them.
  command.addCommand(withFolder(initCommand(host))).addCommand(caIssueCommand(host));
  const subs = [renewCommand, revokeCommand, crlCommand, ocspCommand, crossSignCommand, exportCommand, listCommand];
  for (const sub of subs) command.addCommand(withFolder(sub(host)));
  return command;
}

interface InitOptions extends CaOptions {
  readonly title: string;
  readonly constrain?: string;
  readonly unconstrained?: true;
  readonly forDevices?: true;
  readonly crlUrl?: string;
  readonly ocspUrl?: string;
  readonly alg: string;
}

const initCommand = (host: Host): Command =>
  new Command('init')
    .description('Make a root and an issuing CA below it.')
    .option('--title <text>', 'what the two are called', 'Private CA')
    .option(
      '--constrain <names>',
      'the only names it may ever issue for, like example.org,10.0.0.0/8 (default: private ones)',
    )
    .addOption(new Option('--unconstrained', 'let it issue for any name').conflicts('constrain'))
    .option('--for-devices', 'let devices go on that do not know name constraints')
    .option('--crl-url <url>', 'where its lists will be found; %s stands for the issuer')
    .option('--ocsp-url <url>', 'where it will be asked about revocation')
    .option('--alg <kind>', `the kind of its keys: ${algorithmNames.join(', ')}`, 'P-256')
    .action((options: InitOptions) => {
      const { warning } = algorithmNamed(options.alg);
      const names = options.constrain?.split(',').map((name) => name.trim()) ?? PRIVATE_NAMES;
      const authority = init(options.dir, {
        title: options.title,
        constrain: options.unconstrained === true ? undefined : names,
        forDevices: options.forDevices === true,
        crlUrl: options.crlUrl,
        ocspUrl: options.ocspUrl,
        alg: options.alg,
        passphrase: passphraseOf(options),
        at: Date.now(),
      });
      if (options.json === true) host.out(`${JSON.stringify(allJson(authority), null, 2)}\n`);
      else host.show(initBlocks(authority, passphraseOf(options) !== undefined, warning));
    });

const renewCommand = (host: Host): Command =>
  new Command('renew')
    .description('Issue a certificate anew: the same names, a new key, as long again.')
    .argument('<name>', 'its name or serial number')
    .option('--same-key', 'keep the key')
    .option('--days <days>', 'how long it lasts')
    .action((name: string, options: CaOptions & { sameKey?: true; days?: string }) =>
      inFolder(options, (authority) => {
        const holder = renew(authority, name, options.sameKey === true, daysGiven(options.days), Date.now());
        tell(host, options, authority, holder);
      }),
    );

const revokeCommand = (host: Host): Command =>
  new Command('revoke')
    .description('Take a certificate back. It counts once a new list is published (ca crl).')
    .argument('<name>', 'its name or serial number')
    .addOption(new Option('--reason <reason>', 'why').choices(reasons).default('unspecified'))
    .action((name: string, options: CaOptions & { reason: RevocationReason }) =>
      inFolder(options, (authority) => {
        const holder = revoke(authority, name, options.reason, Date.now());
        if (options.json === true)
          return void host.out(`${JSON.stringify(holderJson(authority, holder, Date.now()), null, 2)}\n`);
        const text = `Revoked "${holder.name}", serial number ${holder.serial} (${options.reason}).`;
        host.show([
          { is: 'verdict', good: true, text },
          ...leftBlocks(leftOfItsKey(authority, holder)),
          {
            is: 'paragraph',
            text: `Nobody knows yet: make a new list with tlscope ca crl --issuer ${holder.issuer}, and publish it.`,
          },
        ]);
      }),
    );

const crlCommand = (host: Host): Command =>
  new Command('crl')
    .description('Make the next list of revoked certificates of a CA.')
    .option('--issuer <name>', 'which CA', 'issuing')
    .option('--days <days>', 'until the next one', '7')
    .action((options: CaOptions & { issuer: string; days: string }) =>
      inFolder(options, (authority) => {
        const { path, issuer, number, revoked, nextUpdate } = makeCrl(
          authority,
          options.issuer,
          daysGiven(options.days)!,
          Date.now(),
        );
        if (options.json === true)
          return void host.out(`${JSON.stringify({ path, number, revoked: revoked.length }, null, 2)}\n`);
        const text = `List ${number} of "${issuer}" with ${plural(revoked.length, 'certificate')}: ${path}, and ${path}.pem.`;
        host.show([
          { is: 'verdict', good: true, text },
          { is: 'paragraph', text: `Publish it, and the next one by ${day(nextUpdate)}.` },
        ]);
      }),
    );

const ocspCommand = (host: Host): Command =>
  new Command('ocsp')
    .description('Make a signed answer about a certificate, for a server to staple.')
    .argument('<name>', 'its name or serial number')
    .option('--days <days>', 'until the next one', '7')
    .action((name: string, options: CaOptions & { days: string }) =>
      inFolder(options, (authority) => {
        const { path, status, der } = makeOcsp(authority, name, daysGiven(options.days)!, Date.now());
        if (options.json === true)
          return void host.out(`${JSON.stringify({ path, status, size: der.length }, null, 2)}\n`);
        host.show([
          { is: 'verdict', good: true, text: `"${name}" is ${status}: ${path}, ${plural(der.length, 'byte')}.` },
        ]);
      }),
    );

const crossSignCommand = (host: Host): Command =>
  new Command('cross-sign')
    .description("Let the root vouch for somebody else's CA, inside the constraints of this one.")
    .argument('<file>', 'its certificate')
    .option('--days <days>', 'how long it lasts (default: 365)')
    .action(async (file: string, options: CaOptions & { days?: string }) => {
      const [other] = await certificatesNamed(file, 'The certificate');
      await inFolder(options, (authority) =>
        tell(host, options, authority, crossSign(authority, other!, daysGiven(options.days), Date.now())),
      );
    });

interface ExportOptions extends CaOptions {
  readonly as: Form;
  readonly out?: string;
  readonly exportPassphrase?: string;
}

const exportCommand = (host: Host): Command =>
  new Command('export')
    .description('Hand out a certificate and its key.')
    .argument('<name>', 'its name or serial number')
    .addOption(new Option('--as <form>', formsHelp).choices(Object.keys(FORMS)).default('pem'))
    .option('--out <file>', 'where to; standard output unless given')
    .option('--export-passphrase <text>', 'locks what is handed out (or TLSCOPE_EXPORT_PASSPHRASE)')
    .action((name: string, options: ExportOptions) =>
      inFolder(options, async (authority) => {
        const holder = authority.find(name);
        const binary = options.as === 'p12' || options.as === 'der';
        if (binary && options.out === undefined) {
          throw new UsageError(`${options.as} is not text.`, 'Say where to with --out FILE.');
        }
        const passphrase = passphraseGiven(options.exportPassphrase, 'TLSCOPE_EXPORT_PASSPHRASE');
        const content = exported(authority, holder, options.as, passphrase);
        authority.record({ did: 'export', name: holder.name, as: options.as }, Date.now());
        if (options.out === undefined) return void host.out(String(content));
        await writeNamed(options.out, content, 'w');
        host.show([{ is: 'verdict', good: true, text: `${options.out}: ${FORMS[options.as]}.` }]);
      }),
    );

const formsHelp = Object.entries(FORMS)
  .map(([form, what]) => `${form}: ${what}`)
  .join('; ');

const listCommand = (host: Host): Command =>
  new Command('list').description('Everything it issued, and whether its log is whole.').action((options: CaOptions) =>
    inFolder(
      options,
      (authority) => {
        if (options.json === true) host.out(`${JSON.stringify(allJson(authority), null, 2)}\n`);
        else host.show(listBlocks(authority, Date.now()));
        if (authority.log.fault !== undefined) host.exitCode = REFUSED;
      },
      'look',
    ),
  );

const allJson = (authority: Authority) => ({
  folder: authority.folder,
  ...(authority.settings.constrain === undefined ? {} : { constrain: authority.settings.constrain }),
  log: { lines: authority.log.entries.length, whole: authority.log.fault === undefined, ...authority.log.fault },
  certificates: authority.holders.map((holder) => holderJson(authority, holder, Date.now())),
});
