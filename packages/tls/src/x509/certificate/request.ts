/** Requests for certificates, PKCS #10 (RFC 2986), read. */
import {
  ANY,
  type CertificationRequest as Asn1Request,
  bitStringOfBytes,
  CertificationRequest,
  type Extension,
  Extensions,
  extensionValueCodecs,
  type GeneralName,
  type Name,
  oid,
  SubjectPublicKeyInfo,
  sequence,
} from '../../asn1/index.ts';
import type { CryptoProvider, PublicKeyData } from '../../crypto/index.ts';
import { decode, encode } from '../../presentation/index.ts';
import { publicKeyOf, signatureAlgorithm } from '../keys/index.ts';
import { showDistinguishedName } from '../names/index.ts';
import { checkSignatureOfKey, type SignatureVerdict } from './signatures.ts';

/** What somebody asks for. Nothing of it is true until it is checked. */
export interface CertificateRequest {
  readonly der: Uint8Array;
  /** RFC 4514 text, safe to print. */
  readonly subject: string;
  readonly subjectName: Name;
  /** `undefined` where it is of a kind this stack does not know. */
  readonly publicKey: PublicKeyData | undefined;
  /** The whole SubjectPublicKeyInfo. */
  readonly spkiDer: Uint8Array;
  readonly algorithm: string;
  /** The extensions that are wished for. */
  readonly extensions: readonly Extension[];
  readonly subjectAltNames: readonly GeneralName[];
}

/** Throws `DecodeError` where the bytes are not a request in DER. */
export function parseRequest(der: Uint8Array): CertificateRequest {
  const request = decode(CertificationRequest, der);
  const { subject, subjectPKInfo } = request.certificationRequestInfo;
  const extensions = wished(request);
  const names = extensions.find(({ extnID }) => extnID === oid['id-ce-subjectAltName']);
  return {
    der,
    subject: showDistinguishedName(subject),
    subjectName: subject,
    publicKey: publicKeyOf(subjectPKInfo),
    spkiDer: encode(SubjectPublicKeyInfo, subjectPKInfo),
    algorithm: signatureAlgorithm(request.signatureAlgorithm).name,
    extensions,
    subjectAltNames:
      names === undefined ? [] : decode(extensionValueCodecs[oid['id-ce-subjectAltName']], names.extnValue),
  };
}

function wished({ certificationRequestInfo }: Asn1Request): Extension[] {
  return certificationRequestInfo.attributes
    .filter(({ type }) => type === oid['pkcs-9-at-extensionRequest'])
    .flatMap(({ values }) => values.flatMap((value) => decode(Extensions, value)));
}

const Parts = sequence('CertificationRequest', 'RFC 2986 §4.2', {
  certificationRequestInfo: [ANY, 'What is asked for.'],
  signatureAlgorithm: [ANY, 'How it was signed.'],
  signature: [bitStringOfBytes, 'The signature.'],
});

/** RFC 2986 §4.2: whether the one who asks is known to have the private key. Never throws on a request that could be parsed. */
export const verifyRequest = (request: CertificateRequest, provider: CryptoProvider): boolean =>
  checkRequest(request, provider).state === 'holds';

/** The same with all three answers. Never throws on a request that could be parsed. */
export function checkRequest({ der, publicKey }: CertificateRequest, provider: CryptoProvider): SignatureVerdict {
  const { signatureAlgorithm: identifier } = decode(CertificationRequest, der);
  const { certificationRequestInfo, signature } = decode(Parts, der);
  const signed = { tbsDer: certificationRequestInfo, signatureAlgorithm: signatureAlgorithm(identifier), signature };
  return checkSignatureOfKey(signed, publicKey, provider);
}
