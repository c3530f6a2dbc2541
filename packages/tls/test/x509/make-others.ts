/** A revocation list, a request and an answer without a fault. */
import {
  BasicOCSPResponse,
  CertificationRequest,
  CertificationRequestInfo,
  Extensions,
  extensionValueCodecs,
  OCSPResponse,
  oid,
  ResponseData,
} from '../../src/asn1/index.ts';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { decode, encode } from '../../src/presentation/index.ts';
import { distinguishedName, publicHalf } from '../../src/x509/index.ts';
import { subjectPublicKeyInfo } from '../../src/x509/keys/keys.ts';
import { makeRoot } from './make.ts';
import { answerOf, listOf } from './make-status.ts';

const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_secp256r1_sha256')!;

/** The list names one certificate; the answer is by name, about one certificate, and repeats a nonce. */
export function goodOthers() {
  const root = makeRoot();
  return { CertificateList: listOf(root, [root]), CertificationRequest: request(), OCSPResponse: answer(root) };
}

function answer(root: ReturnType<typeof makeRoot>): Uint8Array {
  const outer = decode(OCSPResponse, answerOf(root, root, 'good'));
  const basic = decode(BasicOCSPResponse, outer.responseBytes!.response);
  const nonce = { extnID: oid['id-pkix-ocsp-nonce'], critical: false, extnValue: Uint8Array.of(4, 2, 1, 2) };
  const tbsResponseData: ResponseData = { ...basic.tbsResponseData, responseExtensions: [nonce] };
  const signature = scheme.sign(provider.importPrivateKey(root.key), encode(ResponseData, tbsResponseData));
  const response = encode(BasicOCSPResponse, { ...basic, tbsResponseData, signature });
  return encode(OCSPResponse, { ...outer, responseBytes: { ...outer.responseBytes!, response } });
}

function request(): Uint8Array {
  const key = provider.generateKey('secp256r1');
  const san = encode(extensionValueCodecs[oid['id-ce-subjectAltName']], [{ type: 'dNSName', value: 'odd.example' }]);
  const wished = encode(Extensions, [{ extnID: oid['id-ce-subjectAltName'], critical: false, extnValue: san }]);
  const certificationRequestInfo: CertificationRequestInfo = {
    version: 0,
    subject: distinguishedName({ commonName: 'asks' }),
    subjectPKInfo: subjectPublicKeyInfo(publicHalf(key)),
    attributes: [{ type: oid['pkcs-9-at-extensionRequest'], values: [wished] }],
  };
  const signature = scheme.sign(
    provider.importPrivateKey(key),
    encode(CertificationRequestInfo, certificationRequestInfo),
  );
  return encode(CertificationRequest, {
    certificationRequestInfo,
    signatureAlgorithm: { algorithm: oid['ecdsa-with-SHA256'] },
    signature,
  });
}
