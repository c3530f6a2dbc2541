/** Chains built to be slow, each within one Certificate message: many paths, and as much to compare on each as fits. */
import type { Extension, GeneralName } from '../packages/tls/src/asn1/index.ts';
import { nodeProvider as provider } from '../packages/tls/src/crypto/providers/node/index.ts';
import { type Issued, type IssueOptions, issueCertificate } from '../packages/tls/src/x509/index.ts';
import { commonName } from '../packages/tls/src/x509/names/names.ts';
import { AT, DAY, HOST } from '../packages/tls/test/x509/make.ts';
import { encodedExtension } from '../packages/tls/test/x509/make-extensions.ts';

/** The longest handshake message that is taken unless told otherwise. */
export const MAX_BYTES = 131_072;

export interface SlowChain {
  /** How it was built, for a person. */
  readonly what: string;
  readonly presented: readonly Uint8Array[];
  /** Who is trusted; nobody, where the paths lead nowhere. */
  readonly roots: readonly Uint8Array[];
}

const KINDS = ['dNSName', 'uniformResourceIdentifier', 'rfc822Name', 'iPAddress', 'directoryName'] as const;
type Kind = (typeof KINDS)[number];
const BULKS = ['names', 'policies', 'purposes', 'extensions', 'points'] as const;
type Bulk = (typeof BULKS)[number];

const keys = Array.from({ length: 12 }, () => provider.generateKey('secp256r1'));

/** Layers of CAs, several certificates for each name and key, so that paths multiply; `bulk` fills what room there is. */
export function slowChain(random: () => number): SlowChain {
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const layers = 1 + below(8);
  const twins = 1 + below(4);
  const anchored = below(3) > 0;
  const bulk = below(2) === 0 ? 'names' : pick(BULKS);
  const kind = pick(KINDS);
  const long = below(3) === 0;
  const limits = bulk === 'names' && below(4) > 0;
  // What the certificates take without their bulk.
  const room = MAX_BYTES - 2_000 - layers * twins * 520;
  const share = limits ? 0.1 + 0.8 * random() : 0;
  const perCa = bulk === 'policies' || limits ? ((limits ? share : 0.9) * room) / (layers * twins) : 0;
  const ofLeaf = bulk === 'policies' ? 0.1 * room : room * (1 - share);

  const root = make('Root', undefined, keys[0]!, { ca: true });
  const presented: Uint8Array[] = [];
  let issuer = root;
  for (let layer = 1; layer <= layers; layer++) {
    const made = Array.from({ length: twins }, () =>
      make(`Layer ${layer}`, issuer, keys[layer]!, {
        ca: true,
        ...(limits && { nameConstraints: constraints(kind, perCa, long, below) }),
        ...(bulk === 'policies' && { extensions: policies(perCa, below) }),
      }),
    );
    presented.push(...made.map(({ der }) => der));
    issuer = made[0]!;
  }
  const leaf = make(below(2) === 0 ? '' : HOST, issuer, keys[11]!, leafBulk(bulk, kind, ofLeaf, long, below));
  return {
    what: `${layers} layers of ${twins}, ${anchored ? 'to an anchor' : 'to nowhere'}, ${bulk} ${bulk === 'names' ? `${kind}${long ? ', long' : ''}${limits ? ', constrained' : ''}` : ''}`,
    presented: [leaf.der, ...presented],
    roots: anchored ? [root.der] : [],
  };
}

type Rest = Omit<IssueOptions, 'provider' | 'keys' | 'subject' | 'issuer' | 'notBefore' | 'notAfter'>;

function make(subject: string, issuer: Issued | undefined, key: Issued['key'], rest: Rest): Issued {
  const dates = { notBefore: AT - DAY, notAfter: AT + DAY };
  const der = issueCertificate({ provider, subject, keys: key, ...dates, ...(issuer && { issuer }), ...rest });
  return { der, key };
}

function leafBulk(bulk: Bulk, kind: Kind, bytes: number, long: boolean, below: (n: number) => number): Rest {
  const host = { type: 'dNSName', value: below(2) === 0 ? HOST : 'other.example' } as const;
  switch (bulk) {
    case 'names':
      return { san: [...names(kind, bytes, long, below), host] };
    case 'policies':
      return { san: [host], extensions: policies(bytes, below) };
    case 'purposes':
      return { san: [host], extendedKeyUsage: Array.from({ length: bytes / 7 }, (_, i) => `1.3.${i >> 7}.${i & 127}`) };
    case 'extensions':
      return { san: [host], extensions: Array.from({ length: bytes / 14 }, (_, i) => strange(i)) };
    case 'points':
      return { san: [host], extensions: [points(bytes)] };
  }
}

const strange = (i: number): Extension => ({
  extnID: `1.3.${i >> 7}.${i & 127}`,
  critical: false,
  extnValue: Uint8Array.of(5, 0),
});

function points(bytes: number): Extension {
  const point = (i: number) => ({ distributionPoint: { type: 'fullName', value: [named('dNSName', i, false)] } });
  return encodedExtension(
    'id-ce-cRLDistributionPoints',
    Array.from({ length: bytes / 16 }, (_, i) => point(i)),
  );
}

/** As many names as have room, none the same. */
function names(kind: Kind, bytes: number, long: boolean, below: (n: number) => number): GeneralName[] {
  const start = below(1000);
  const size = sizeOf(kind, long);
  return Array.from({ length: Math.max(1, bytes / size) }, (_, i) => named(kind, start + i, long));
}

const sizeOf = (kind: Kind, long: boolean): number => {
  if (kind === 'iPAddress') return long ? 18 : 6;
  if (kind === 'directoryName') return long ? 300 : 26;
  return long ? 130 : kind === 'dNSName' ? 8 : 13;
};

const FILLER = `${'a'.repeat(60)}.${'b'.repeat(50)}.`;

function named(kind: Kind, i: number, long: boolean): GeneralName {
  const host = `${long ? FILLER : ''}${i.toString(36)}.x`;
  switch (kind) {
    case 'dNSName':
      return { type: kind, value: host };
    case 'uniformResourceIdentifier':
      return { type: kind, value: `u://${host}` };
    case 'rfc822Name':
      return { type: kind, value: `m@${host}` };
    case 'iPAddress':
      return { type: kind, value: Uint8Array.from({ length: long ? 16 : 4 }, (_, at) => (i >> (8 * (at % 4))) & 255) };
    case 'directoryName':
      return { type: kind, value: long ? Array.from({ length: 10 }, () => commonName('n')[0]!) : commonName(`${i}`) };
  }
}

/** None of which covers a name. */
function constraints(kind: Kind, bytes: number, long: boolean, below: (n: number) => number) {
  const size = sizeOf(kind, long) * (kind === 'iPAddress' ? 2 : 1) + 6;
  const trees = Array.from({ length: Math.max(1, bytes / size) }, (_, i) => asTree(named(kind, 50_000 + i, long)));
  return below(2) === 0 ? { permitted: trees } : { excluded: trees };
}

function asTree(name: GeneralName): GeneralName {
  switch (name.type) {
    case 'iPAddress':
      return { type: name.type, value: Uint8Array.from([...name.value, ...name.value.map(() => 255)]) };
    case 'uniformResourceIdentifier':
    case 'rfc822Name':
      return { type: name.type, value: name.value.replace(/^.*[/@]/, '') };
    default:
      return name;
  }
}

function policies(bytes: number, below: (n: number) => number): Extension[] {
  const count = Math.max(1, Math.floor(bytes / 26));
  const policy = (i: number) => `1.3.${i >> 7}.${i & 127}`;
  const stated = Array.from({ length: count }, (_, i) => ({ policyIdentifier: policy(i) }));
  const mapped = Array.from({ length: count }, (_, i) => ({
    issuerDomainPolicy: policy(below(4) === 0 ? below(count) : i),
    subjectDomainPolicy: policy(below(count)),
  }));
  return [
    encodedExtension('id-ce-certificatePolicies', stated),
    encodedExtension('id-ce-policyMappings', mapped),
    encodedExtension('id-ce-policyConstraints', { requireExplicitPolicy: 0 }, true),
  ];
}
