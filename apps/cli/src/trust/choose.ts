/** Which certificates to pin, and why these. */
import { equal } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { checkSignature, parseCertificate, TrustStore, verifyChain, type X509Certificate } from 'tlscope/x509';
import { callIt } from '../inspect/words.ts';
import { fingerprint } from './catalogue.ts';

export interface Situation {
  /** As sent or as in the file, the server's own first. */
  readonly chain: readonly X509Certificate[];
  readonly host: string | undefined;
  readonly roots: TrustStore;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The roots are those that a person named, and not those of this machine. */
  readonly rootsNamed: boolean;
  /** The chain is a file that a person gave: they vouch for the CA in it. */
  readonly fromFile: boolean;
  /** What the server sends is believed this once. */
  readonly firstUse: boolean;
  /** Whether the device takes an intermediate for an anchor. */
  readonly takesIntermediates: boolean;
  readonly pinLeaf: boolean;
  /** The other roots of the same CA as well. */
  readonly successors: boolean;
}

export interface Choice {
  /** Empty where there is nothing that should be trusted. */
  readonly anchors: readonly X509Certificate[];
  /** One sentence; where there are no anchors, the reason. */
  readonly why: string;
  /** Everything there is to beware of. */
  readonly warnings: readonly string[];
  /** The path the device will check, the server's own first. */
  readonly path: readonly X509Certificate[];
}

export function choose(situation: Situation): Choice {
  const { chain, pinLeaf } = situation;
  const [leaf] = chain;
  if (leaf === undefined) return none('the server sends no certificate');
  if (pinLeaf) return pinned(leaf, situation);
  if (situation.fromFile && chain.every(({ isCa, selfIssued }) => isCa && selfIssued)) return rootsAlone(chain);
  const found = pathTo(situation.roots, situation);
  if (found.path !== undefined) return anchored(found.path, situation, found.trouble);
  if (situation.fromFile || situation.firstUse) return fromTheChain(situation, found.trouble);
  return none(
    `no root of this machine vouches for ${callIt(leaf)} (${found.trouble}). If its CA is a private one, give its root with --roots; --first-use takes what the server itself sends, unseen`,
  );
}

/** Nothing to choose: a file of roots is to be written in another form. */
const rootsAlone = (roots: readonly X509Certificate[]): Choice => ({
  anchors: roots,
  why: 'the file holds nothing but roots',
  warnings: [],
  path: [],
});

const none = (why: string): Choice => ({ anchors: [], why, warnings: [], path: [] });

function pinned(leaf: X509Certificate, situation: Situation): Choice {
  const trouble = situation.fromFile ? undefined : pathTo(situation.roots, situation).trouble;
  return {
    anchors: [leaf],
    why: "you asked for the server's own certificate (--leaf)",
    warnings: [
      'With the next renewal of the server every device with this file stops connecting, unless the server keeps its key and the device looks at the key alone.',
      ...(trouble === undefined
        ? []
        : [
            `It is what answered just now, unproven (${trouble}): compare its fingerprint with one from a better source.`,
          ]),
    ],
    path: [leaf],
  };
}

/** The path that holds, or else one that reaches a root and fails for another reason. */
function pathTo(trust: TrustStore, { chain, host, at }: Situation) {
  const question = { presented: chain.map(({ der }) => der), trust, at, purpose: 'server', provider } as const;
  const { evidence } = verifyChain({ ...question, ...(host === undefined ? {} : { host }) });
  const trouble = evidence.failure?.claim;
  const paths = evidence.chosen === undefined ? evidence.paths : [evidence.paths[evidence.chosen]!];
  const path = paths
    .map(({ certificates }) => certificates.map(parseCertificate))
    .find((certificates) => certificates.length > 0 && trust.has(certificates.at(-1)!) && !isForged(certificates));
  return { path, trouble };
}

/** A root of the right name has not signed it: another one of that name may have, or somebody who took the name. */
const isForged = (path: readonly X509Certificate[]): boolean =>
  path.slice(1).some((issuer, i) => checkSignature(path[i]!, issuer, provider).state === 'fails');

function anchored(path: readonly X509Certificate[], situation: Situation, trouble: string | undefined): Choice {
  const root = path.at(-1)!;
  const between = path.length - 2;
  const others = situation.successors ? relatives(root, situation.roots) : [];
  const whose = situation.rootsNamed ? 'of those you gave' : 'that this machine trusts';
  const below =
    between > 0
      ? 'the certificates between it and the server may be changed by the CA without a word'
      : 'it issued the server its certificate';
  return {
    anchors: [root, ...others],
    why: `${callIt(root)} is the root that this chain ends in, and one ${whose}; ${below}`,
    warnings: trouble === undefined ? [] : [`As it is now the chain is refused: ${trouble}.`],
    path,
  };
}

/** No root of ours, but somebody who vouches for the chain: its topmost CA. */
function fromTheChain(situation: Situation, trouble: string | undefined): Choice {
  const { chain, takesIntermediates } = situation;
  const authorities = chain.slice(1).filter(({ isCa }) => isCa);
  const top = authorities.find(({ selfIssued }) => selfIssued) ?? authorities.at(-1);
  if (top === undefined) {
    return none("there is no CA above the server's own certificate; to pin that one has to be asked for with --leaf");
  }
  if (!top.selfIssued && !takesIntermediates) {
    return none(
      `the chain ends in the intermediate ${callIt(top)}, which is no anchor there: give the root with --roots`,
    );
  }
  const found = pathTo(TrustStore.of(top.der), situation);
  if (found.path === undefined) return none(`the chain does not lead to ${callIt(top)} (${found.trouble ?? trouble})`);
  return {
    anchors: [top],
    why: `${callIt(top)} is the topmost CA in the chain`,
    warnings: [
      'No root of this machine vouches for it: compare its fingerprint with one from a better source.',
      ...(top.selfIssued
        ? []
        : ['It is an intermediate: the CA may change it without a word. The root would last longer.']),
      ...(found.trouble === undefined ? [] : [`As it is now the chain is refused: ${found.trouble}.`]),
    ],
    path: found.path,
  };
}

/** Other roots of the same organization: what the CA will go over to, or has come from. */
export function relatives(root: X509Certificate, roots: TrustStore): X509Certificate[] {
  const owner = organizationOf(root);
  if (owner === undefined) return [];
  const others = roots.anchors.filter(
    (other) => organizationOf(other) === owner && !equal(other.spkiDer, root.spkiDer),
  );
  return [...new Map(others.map((other) => [fingerprint(other.der), other])).values()];
}

/** `O=` of the subject. */
const organizationOf = ({ subject }: X509Certificate): string | undefined =>
  /(?:^|,)O=((?:\\.|[^,\\])+)/.exec(subject)?.[1]?.toLowerCase();

/** Roots that are in the chain once more, signed by another root: a bridge for devices that have only the older one. */
export const crossSigned = (chain: readonly X509Certificate[], roots: TrustStore): X509Certificate[] =>
  chain.filter(
    (one) => !one.selfIssued && roots.named(one.subjectName).some((anchor) => equal(anchor.spkiDer, one.spkiDer)),
  );

/** What the server's Certificate message weighs in TLS 1.2 and in 1.3 (RFC 9846 §4.5.1), without extensions, in bytes. */
export const messageSize = (chain: readonly X509Certificate[]): number =>
  chain.reduce((sum, { der }) => sum + 5 + der.length, 8);
