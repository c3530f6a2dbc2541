/** What was chosen for a device, and what will happen to it. */
import { plural } from 'tlscope/observe';
import type { TrustStore, X509Certificate } from 'tlscope/x509';
import { callIt, day, keyName, when } from '../inspect/words.ts';
import type { Block, Fact } from '../render/blocks.ts';
import { fingerprint } from './catalogue.ts';
import { type Choice, crossSigned, messageSize, relatives } from './choose.ts';
import type { Target } from './targets.ts';

export interface Told {
  readonly target: string;
  readonly row: Target;
  readonly chain: readonly X509Certificate[];
  readonly choice: Choice;
  readonly roots: TrustStore;
  readonly at: number;
  /** Where the files are; empty where they went to standard output. */
  readonly files: readonly string[];
  /** Of all files, in bytes. */
  readonly size: number;
}

export function trustBlocks(told: Told): Block[] {
  const { target, choice, row, files } = told;
  const number = plural(choice.anchors.length, 'trust anchor');
  const where = files.length === 0 ? '' : `: ${files.join(', ')}`;
  return [
    {
      is: 'verdict',
      good: choice.warnings.length === 0,
      text: `${number} for ${target}${where} (${plural(told.size, 'byte')}).`,
    },
    ...choice.anchors.flatMap((anchor, i): Block[] => [
      {
        is: 'heading',
        text: choice.anchors.length === 1 ? 'The anchor' : `Anchor ${i + 1} of ${choice.anchors.length}`,
      },
      { is: 'facts', items: anchorFacts(anchor, i, told) },
    ]),
    { is: 'heading', text: 'What to expect' },
    { is: 'facts', items: [...expectations(told), { name: 'use it', value: row.usage }] },
    ...(choice.warnings.length === 0
      ? []
      : [{ is: 'ticks', items: choice.warnings.map((text) => ({ ok: false, text })) } as const]),
  ];
}

function anchorFacts(anchor: X509Certificate, place: number, { choice, at }: Told): Fact[] {
  const why =
    place === 0 || choice.path.length === 0 ? choice.why : 'another root of the same CA, for the day it changes over';
  return [
    { name: 'name', value: anchor.subject },
    { name: 'why', value: `${why}.` },
    { name: 'until', value: `${day(anchor.notAfter)}, ${when(anchor.notAfter, at)}` },
    { name: 'key', value: keyName(anchor.publicKey) },
    { name: 'SHA-256', value: fingerprint(anchor.der) },
  ];
}

/** What will change, and whether the chain fits. */
function expectations({ chain, choice, roots, row, at }: Told): Fact[] {
  const [leaf] = chain;
  const [anchor] = choice.anchors;
  const bridges = crossSigned(chain, roots);
  const others = anchor?.isCa === true ? relatives(anchor, roots).filter((one) => !choice.anchors.includes(one)) : [];
  return [
    ...(leaf === undefined ? [] : [{ name: 'server', value: serverText(leaf, anchor, at) }]),
    ...bridges.map((bridge) => ({
      name: 'cross-sign',
      value: `The server also sends ${callIt(bridge)} signed by "${bridge.issuer}", for devices that have only that older root.`,
    })),
    ...(others.length === 0 ? [] : [{ name: 'rotation', value: rotationText(others) }]),
    ...(chain.length === 0 ? [] : [{ name: 'size', value: sizeText(chain, row) }]),
  ];
}

function serverText(leaf: X509Certificate, anchor: X509Certificate | undefined, at: number): string {
  const soon = `Its certificate is renewed by ${day(leaf.notAfter)} (${when(leaf.notAfter, at)})`;
  return anchor?.isCa === true
    ? `${soon}; that does not matter to the device.`
    : `${soon}: then this file has to be written anew.`;
}

function rotationText(others: readonly X509Certificate[]): string {
  const names = others.slice(0, 4).map(callIt).join(', ');
  const more = others.length > 4 ? ` and ${others.length - 4} more` : '';
  return `The same CA also has ${names}${more}. The server may go over to one of them: --successors puts them in as well.`;
}

function sizeText(chain: readonly X509Certificate[], { room }: Target): string {
  const size = messageSize(chain);
  const sent = `${plural(chain.length, 'certificate')} of the server, ${plural(size, 'byte')} in one message`;
  if (room === undefined) return `${sent}.`;
  return size > room.bytes ? `${sent}.` : `${sent}: fits into ${roomText(room)}.`;
}

const roomText = ({ bytes, setting }: NonNullable<Target['room']>): string =>
  `the ${bytes.toLocaleString('en')} bytes that ${setting} has by default`;

/** What else is in the way, apart from what the anchors are. */
export function sizeWarnings(chain: readonly X509Certificate[], { room }: Target): string[] {
  const size = messageSize(chain);
  if (room === undefined || chain.length === 0 || size <= room.bytes) return [];
  return [`The server's certificates are larger than ${roomText(room)}: raise it to ${size + 512} or more.`];
}

export const trustJson = ({ target, chain, choice, files, size, row }: Told) => ({
  target,
  anchors: choice.anchors.map((anchor) => ({
    subject: anchor.subject,
    notAfter: new Date(anchor.notAfter).toISOString(),
    key: keyName(anchor.publicKey),
    sha256: fingerprint(anchor.der),
  })),
  why: choice.why,
  warnings: choice.warnings,
  chain: {
    certificates: chain.length,
    bytes: messageSize(chain),
    ...(row.room === undefined ? {} : { room: row.room.bytes }),
  },
  files,
  size,
});
