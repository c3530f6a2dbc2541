/** C and C++ sources: PEM as a string that ends in a zero byte, and DER as bytes. */
import { toPem, type X509Certificate } from 'tlscope/x509';
import { cBytes, remarks, slashes, type Written } from './text.ts';

const pemOf = (anchors: readonly X509Certificate[]): string =>
  anchors.map(({ der }) => toPem('CERTIFICATE', der)).join('');

const header = (anchors: readonly X509Certificate[], forWhom: string): string =>
  `${slashes(remarks(anchors, forWhom))}#pragma once\n\n`;

/** A string literal a line, which the compiler joins and ends with a zero byte. */
export function cString(anchors: readonly X509Certificate[], forWhom: string): Written[] {
  const lines = pemOf(anchors)
    .trimEnd()
    .split('\n')
    .map((line) => `  "${line}\\n"`);
  const content = `${header(anchors, forWhom)}static const char root_ca[] =\n${lines.join('\n')};\n`;
  return [{ name: 'root_ca.h', content }];
}

/** In flash, as BearSSL::X509List reads it. */
export function progmemString(anchors: readonly X509Certificate[], forWhom: string): Written[] {
  const body = `static const char root_ca[] PROGMEM = R"CERT(\n${pemOf(anchors)})CERT";\n`;
  return [{ name: 'root_ca.h', content: `${header(anchors, forWhom)}#include <pgmspace.h>\n\n${body}` }];
}

/** One array for each. */
export function cArrays(anchors: readonly X509Certificate[], forWhom: string): Written[] {
  const arrays = anchors.map(
    ({ der }, i) => `static const unsigned char ca_certificate_${i + 1}[] = {\n${cBytes(der)}\n};\n`,
  );
  return [{ name: 'ca_certificates.h', content: header(anchors, forWhom) + arrays.join('\n') }];
}
