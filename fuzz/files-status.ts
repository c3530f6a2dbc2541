/** Damaged lists and OCSP answers: damage alone shows nothing to be good, and what a signed one names is revoked. */
import { BasicOCSPResponse, CertificateList, OCSPResponse } from 'tlscope/asn1';
import { equal } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { DecodeError, decode, encode } from 'tlscope/presentation';
import {
  NoOcspAnswer,
  parseCertificate,
  parseOcspResponse,
  parseRevocationList,
  type RevocationPolicy,
} from 'tlscope/x509';
import { SignedParts } from '../packages/tls/src/x509/certificate/signed.ts';
import { mutate } from '../packages/tls/test/asn1/mutate.ts';
import { makeChain, outcome, verify } from '../packages/tls/test/x509/make.ts';
import { answerOf, changesSince, listOf } from '../packages/tls/test/x509/make-status.ts';
import type { Attempt } from './files.ts';
import { inspected } from './files-inspect.ts';

const { root, issuing, leaf, presented } = makeChain();
const { serialNumber, issuerName } = parseCertificate(leaf.der);
const ask = (policy: Omit<RevocationPolicy, 'scope'>): string =>
  outcome(verify(presented, [root], { revocation: { scope: 'leaf', ...policy } }));
const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_secp256r1_sha256')!;
const key = provider.importPrivateKey(issuing.key);

/** `parse` is undefined where the bytes cannot be read; `names` where it says of the leaf that it is revoked. */
interface Kind {
  readonly samples: readonly Uint8Array[];
  /** The part that is signed; throws `DecodeError`. */
  signed(der: Uint8Array): Uint8Array;
  /** The same with another signed part and a signature that holds. */
  resigned(der: Uint8Array, tbs: Uint8Array): Uint8Array | undefined;
  revokes(der: Uint8Array): boolean | undefined;
  policy(der: Uint8Array, mode: 'soft' | 'hard'): RevocationPolicy;
}

function fuzzer({ samples, signed, resigned, revokes, policy }: Kind) {
  const parts = samples.map(signed);
  const next = (random: () => number): Attempt => {
    const place = Math.floor(random() * samples.length);
    const sample = samples[place]!;
    const sound = random() < 0.5 ? resigned(sample, mutate(parts[place]!, random)) : undefined;
    const bytes = sound ?? mutate(sample, random);
    const judge = (): string => {
      inspected(bytes, undefined);
      const said = revokes(bytes);
      const [soft, hard] = [ask(policy(bytes, 'soft')), ask(policy(bytes, 'hard'))];
      if (sound !== undefined) {
        if (said === true && !soft.startsWith('CERT_REVOKED'))
          throw new Error(`it is revoked, and the answer is ${soft}`);
      } else if (hard === 'ok' && !parts.some((part) => equal(part, signed(bytes)))) {
        throw new Error('a damaged one shows the certificate to be good');
      }
      return said === undefined
        ? 'refused'
        : soft.startsWith('CERT_REVOKED')
          ? 'revoked'
          : hard === 'ok'
            ? 'good'
            : 'of no use';
    };
    return { bytes, judge };
  };
  return { next, close: undefined };
}

function reading(work: () => boolean): boolean | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof DecodeError || error instanceof NoOcspAnswer) return undefined;
    throw error;
  }
}

/** The content of a SEQUENCE of three: what is signed, the algorithm and the signature. */
function assembled(tbs: Uint8Array, algorithm: Uint8Array): Uint8Array {
  return encode(SignedParts, { tbs, algorithm, signature: scheme.sign(key, tbs) });
}

export const crlFuzzer = () =>
  fuzzer({
    samples: [
      listOf(issuing, [leaf], { reason: 'keyCompromise' }),
      listOf(issuing, [root, leaf]),
      listOf(issuing, []),
      changesSince(1, listOf(issuing, [leaf], { number: 2 }), issuing),
    ],
    signed: (der) => decode(SignedParts, der).tbs,
    resigned: (der, tbs) => {
      try {
        return assembled(tbs, decode(SignedParts, der).algorithm);
      } catch {
        return undefined; // What is no element cannot be signed.
      }
    },
    revokes: (der) =>
      reading(() => {
        decode(CertificateList, der);
        const list = parseRevocationList(der);
        // Under another name it is nobody's list.
        return list.issuerName === issuerName && isRevocation(list.find(serialNumber, issuerName)?.reason);
      }),
    policy: (der, mode) => ({ mode, crls: [der] }),
  });

const isRevocation = (reason: string | undefined): boolean => reason !== undefined && reason !== 'removeFromCRL';

export const ocspFuzzer = () =>
  fuzzer({
    samples: [answerOf(issuing, leaf, 'revoked'), answerOf(issuing, leaf, 'good'), answerOf(issuing, leaf, 'unknown')],
    signed: (der) => decode(SignedParts, responseIn(der)).tbs,
    resigned: (der, tbs) => {
      try {
        const outer = decode(OCSPResponse, der);
        const response = assembled(tbs, decode(SignedParts, responseIn(der)).algorithm);
        return encode(OCSPResponse, { ...outer, responseBytes: { ...outer.responseBytes!, response } });
      } catch {
        return undefined; // What is no element cannot be signed.
      }
    },
    // Whom the answer is about and by is for the answer to say: only what stayed the same is held against it.
    revokes: (der) =>
      reading(() => {
        const { responses, responderID } = parseOcspResponse(der);
        decode(BasicOCSPResponse, responseIn(der));
        return (
          hexOf(responderID) === hexOf(honest.responderID) &&
          responses.some(
            ({ certID, certStatus }) =>
              certStatus.type === 'revoked' && hexOf(certID) === hexOf(honest.responses[0]!.certID),
          )
        );
      }),
    policy: (der, mode) => ({ mode, ocsp: [der] }),
  });

const responseIn = (der: Uint8Array): Uint8Array =>
  decode(OCSPResponse, der).responseBytes?.response ?? new Uint8Array();
const honest = parseOcspResponse(answerOf(issuing, leaf, 'good'));
const hexOf = (value: unknown): string =>
  JSON.stringify(value, (_, one) => (one instanceof Uint8Array ? Buffer.from(one).toString('hex') : one));
