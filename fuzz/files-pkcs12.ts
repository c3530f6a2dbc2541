/** Damaged PKCS #12 files: what an integrity code vouches for is what was written, and the work is bounded. */
import { createHmac } from 'node:crypto';
import { NULL, OCTET_STRING, oid } from 'tlscope/asn1';
import { equal } from 'tlscope/bytes';
import { lock, readPkcs12, Work } from 'tlscope/password';
import { DecodeError, decode, encode } from 'tlscope/presentation';
import { AuthenticatedSafe, CertBag, EncryptedData, PFX, SafeContents, writePrivateKey } from 'tlscope/x509';
import { EncryptedPrivateKeyInfo } from '../packages/tls/src/asn1/index.ts';
import { pkcs12Key } from '../packages/tls/src/node/password/pkcs12-kdf.ts';
import { mutate } from '../packages/tls/test/asn1/mutate.ts';
import { makeChain } from '../packages/tls/test/x509/make.ts';
import type { Attempt } from './files.ts';
import { inspected } from './files-inspect.ts';

const PASSWORD = 'secret';

export function pkcs12Fuzzer() {
  const { file, contents } = sample();
  const next = (random: () => number): Attempt => {
    const bytes = mutate(file, random);
    return { bytes, judge: () => judge(bytes, contents) };
  };
  return { next, close: undefined };
}

function judge(der: Uint8Array, contents: Uint8Array): string {
  inspected(der, PASSWORD);
  try {
    const { mac, bags } = readPkcs12(der, { password: PASSWORD, work: new Work(2_000) });
    if (mac?.ok === true && !equal(contentsOf(der), contents)) throw new Error('a changed file has a code that holds');
    return mac?.ok === true ? 'whole' : bags.some(({ kind }) => kind === 'locked') ? 'locked' : 'opened';
  } catch (error) {
    if (error instanceof DecodeError) return 'refused';
    throw error;
  }
}

const contentsOf = (der: Uint8Array): Uint8Array => decode(OCTET_STRING, decode(PFX, der).authSafe.content!);

/** A certificate and a key, each under a lock of one round, so that opening costs nothing. */
function sample() {
  const { leaf } = makeChain();
  const certificate = encode(CertBag, { certId: oid['certTypes-x509Certificate'], certValue: leaf.der });
  const bags = lock(encode(SafeContents, [{ bagId: oid.certBag, bagValue: certificate }]), PASSWORD, 1);
  const key = lock(writePrivateKey(leaf.key), PASSWORD, 1);
  const locked = encode(EncryptedPrivateKeyInfo, { encryptionAlgorithm: key.algorithm, encryptedData: key.data });
  const contents = encode(AuthenticatedSafe, [
    {
      contentType: oid['id-encryptedData'],
      content: encode(EncryptedData, {
        version: 0,
        encryptedContentInfo: {
          contentType: oid['id-data'],
          contentEncryptionAlgorithm: bags.algorithm,
          encryptedContent: bags.data,
        },
      }),
    },
    {
      contentType: oid['id-data'],
      content: encode(OCTET_STRING, encode(SafeContents, [{ bagId: oid.pkcs8ShroudedKeyBag, bagValue: locked }])),
    },
  ]);
  const macSalt = new Uint8Array(8);
  const digest = createHmac('sha256', pkcs12Key('sha256', PASSWORD, macSalt, 1, 'mac', 32))
    .update(contents)
    .digest();
  const digestAlgorithm = { algorithm: oid['id-sha256'], parameters: encode(NULL, null) };
  const file = encode(PFX, {
    version: 3,
    authSafe: { contentType: oid['id-data'], content: encode(OCTET_STRING, contents) },
    macData: { mac: { digestAlgorithm, digest }, macSalt, iterations: 1 },
  });
  return { file, contents };
}
