/** `br_x509_trust_anchor`, as `brssl ta` prints it: the name and the key of each, without the rest. */
import type { PublicKeyData } from 'tlscope/crypto';
import type { X509Certificate } from 'tlscope/x509';
import { cBytes, remarks, slashes, type Written } from './text.ts';

export function bearsslHeader(anchors: readonly X509Certificate[], forWhom: string): Written[] {
  const entries = anchors.map((anchor, i) => descriptor(anchor, i)).join(',\n');
  const content = `${slashes(remarks(anchors, forWhom))}#include <bearssl.h>

${anchors.map((anchor, i) => data(anchor, i, '')).join('\n')}
static const br_x509_trust_anchor TAs[${anchors.length}] = {
${entries}
};

#define TAs_NUM   ${anchors.length}
`;
  return [{ name: 'trust_anchors.h', content }];
}

/** The two files that Tasmota includes; it has room for one anchor. */
export function tasmotaHeaders(anchors: readonly X509Certificate[], forWhom: string): Written[] {
  const [anchor] = anchors;
  const comment = slashes(remarks(anchors.slice(0, 1), forWhom));
  return [
    { name: 'local_ca_data.h', content: comment + data(anchor!, 0, 'PROGMEM ') },
    { name: 'local_ca_descriptor.h', content: `${comment}${descriptor(anchor!, 0)}\n` },
  ];
}

function data({ subjectDer, publicKey }: X509Certificate, place: number, where: string): string {
  const array = (name: string, bytes: Uint8Array): string =>
    `static const unsigned char ${where}TA${place}_${name}[] = {\n${cBytes(bytes)}\n};\n`;
  const key = known(publicKey);
  const parts =
    key.type === 'rsa' ? [array('RSA_N', key.modulus), array('RSA_E', key.publicExponent)] : [array('EC_Q', key.point)];
  return [array('DN', subjectDer), ...parts].join('\n');
}

function descriptor({ publicKey, isCa }: X509Certificate, place: number): string {
  const ta = `TA${place}`;
  const pointer = (name: string): string => `(unsigned char *)${ta}_${name}, sizeof ${ta}_${name},`;
  const key = known(publicKey);
  const [kind, lines] =
    key.type === 'rsa'
      ? (['rsa', [pointer('RSA_N'), pointer('RSA_E')]] as const)
      : (['ec', [`BR_EC_${key.curve},`, pointer('EC_Q')]] as const);
  return `\t{
\t\t{ (unsigned char *)${ta}_DN, sizeof ${ta}_DN },
\t\t${isCa ? 'BR_X509_TA_CA' : '0'},
\t\t{
\t\t\tBR_KEYTYPE_${kind.toUpperCase()},
\t\t\t{ .${kind} = {
${lines.map((line) => `\t\t\t\t${line}\n`).join('')}\t\t\t} }
\t\t}
\t}`;
}

type BearKey = Extract<PublicKeyData, { type: 'rsa' | 'ec' }>;

/** The others were refused before anything is written. */
const known = (key: PublicKeyData | undefined): BearKey => key as BearKey;
