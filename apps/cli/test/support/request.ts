/** Certificate requests with any names at all. */
import {
  CertificationRequest,
  CertificationRequestInfo,
  Extensions,
  extensionValueCodecs,
  type GeneralName,
  oid,
  SubjectPublicKeyInfo,
} from 'tlscope/asn1';
import type { PrivateKeyData } from 'tlscope/crypto';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { decode, encode } from 'tlscope/presentation';
import { distinguishedName, publicHalf, toPem, writePublicKey } from 'tlscope/x509';

/** In PEM, signed by its key, which is of P-256. */
export function request(key: PrivateKeyData, commonName: string, names: readonly GeneralName[] = []): string {
  const extnID = oid['id-ce-subjectAltName'];
  const extnValue = names.length === 0 ? undefined : encode(extensionValueCodecs[extnID], [...names]);
  const wish = extnValue === undefined ? [] : [encode(Extensions, [{ extnID, critical: false, extnValue }])];
  const certificationRequestInfo = {
    version: 0,
    subject: distinguishedName({ commonName }),
    subjectPKInfo: decode(SubjectPublicKeyInfo, writePublicKey(publicHalf(key))),
    attributes: wish.map((value) => ({ type: oid['pkcs-9-at-extensionRequest'], values: [value] })),
  };
  const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_secp256r1_sha256')!;
  const message = encode(CertificationRequestInfo, certificationRequestInfo);
  const signature = scheme.sign(provider.importPrivateKey(key), message);
  const signatureAlgorithm = { algorithm: oid['ecdsa-with-SHA256'] };
  const der = encode(CertificationRequest, { certificationRequestInfo, signatureAlgorithm, signature });
  return toPem('CERTIFICATE REQUEST', der);
}
