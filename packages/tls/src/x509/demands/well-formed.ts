/**
 * What a certificate has to look like by itself, whoever reads it. Each rule is declared once: profiles that hold certificates
 * to RFC 5280 refuse on it, and whoever looks at a certificate alone is told what is wrong.
 */
import { attributeText, type GeneralName, Name } from '../../asn1/index.ts';
import { decode } from '../../presentation/index.ts';
import type { CertificatePart, X509Certificate } from '../certificate/index.ts';
import { clip, isDnsName, parseAddress, printable, type SubjectAltName, showAddress } from '../names/index.ts';
import { type DemandRule, demand } from './demand.ts';

/** What is wrong with a certificate, whatever it is used for. */
export interface Flaw {
  /** A sentence about the certificate without its subject: `its serial number is negative`. */
  readonly text: string;
  /** Few words: `bad serial number`. */
  readonly short: string;
  readonly rfc: string;
}

export interface FormRule extends DemandRule {
  readonly short: string;
  flaw(certificate: X509Certificate, isAnchor: boolean): string | undefined;
}

/** `holds` follows the name of the certificate; what is wrong is what `flaw` says. */
const form = (
  id: string,
  holds: string,
  rfc: string,
  part: CertificatePart | undefined,
  short: string,
  flaw: FormRule['flaw'],
): FormRule => ({
  ...demand(id, {
    holds,
    fails: (certificate, { isAnchor }) => `is malformed: ${flaw(certificate, isAnchor) ?? short}`,
    rfc,
    ...(part === undefined ? {} : { part }),
    ok: (certificate, { isAnchor }) => flaw(certificate, isAnchor) === undefined,
  }),
  short,
  flaw,
});

const ALT_NAME = 'id-ce-subjectAltName';

export const wellFormed = {
  version: form(
    'certificate.version',
    'is of version 1, 2 or 3, and has extensions only in version 3',
    'RFC 5280 §4.1.2.1',
    undefined,
    'bad version',
    ({ version, extensions }) => {
      if (version < 1 || version > 3) return `it is of version ${version}, which there is not`;
      return version < 3 && extensions.length > 0 ? `it has extensions and is of version ${version}` : undefined;
    },
  ),
  serialNumber: form(
    'certificate.serial_number',
    'has a positive serial number of at most 20 octets',
    'RFC 5280 §4.1.2.2',
    'serialNumber',
    'bad serial number',
    ({ serialNumber }, isAnchor) => {
      const length = serialNumber.length - (serialNumber[0] === 0 ? 1 : 0);
      if (serialNumber[0]! >= 0x80) return 'its serial number is negative';
      if (length > 20) return `its serial number has ${length} octets, and 20 are allowed`;
      // Roots of the public web have been numbered 0; nobody needs the number of an anchor.
      return length === 0 && !isAnchor ? 'its serial number is 0' : undefined;
    },
  ),
  validityOrder: form(
    'certificate.validity_order',
    'ends after it begins',
    'RFC 5280 §4.1.2.5',
    'validity',
    'ends before it begins',
    ({ notBefore, notAfter }) => (notAfter < notBefore ? 'it ends before it begins' : undefined),
  ),
  nameTexts: form(
    'certificate.name_texts',
    'has names of attributes that can be read, none of them empty',
    'RFC 5280 §4.1.2.4',
    'subject',
    'bad name',
    (certificate) => nameFlaw('subject', certificate.subjectDer) ?? nameFlaw('issuer', certificate.issuerDer),
  ),
  named: form(
    'certificate.subject_named',
    'names its issuer, and somebody whom it is about',
    'RFC 5280 §4.1.2.6',
    'subject',
    'names nobody',
    ({ issuerName, subjectName, isCa, subjectAltNames }) => {
      if (issuerName === '') return 'the name of its issuer is empty';
      if (subjectName !== '' || (!isCa && subjectAltNames.length > 0)) return undefined;
      return isCa ? 'it is a CA and has no name' : 'it names nobody, in its subject or in subjectAltName';
    },
  ),
  altNames: form(
    'subject_alt_name.forms',
    'has alternative names that each are of the form of their kind',
    'RFC 5280 §4.2.1.6',
    ALT_NAME,
    'bad alternative name',
    ({ subjectAltNames }) => altNameFlaw(subjectAltNames),
  ),
  keyUsageSet: form(
    'key_usage.not_empty',
    'may be used for something, where it has keyUsage',
    'RFC 5280 §4.2.1.3',
    'id-ce-keyUsage',
    'empty keyUsage',
    ({ keyUsage }) => (keyUsage?.length === 0 ? 'its keyUsage allows nothing' : undefined),
  ),
} as const satisfies Readonly<Record<string, FormRule>>;

/** Everything that is wrong with the certificate by itself; empty where nothing is. */
export function flawsOf(certificate: X509Certificate): Flaw[] {
  const isAnchor = certificate.selfIssued && certificate.isCa;
  return Object.values(wellFormed).flatMap(({ flaw, short, rule: { rfc } }) => {
    const text = flaw(certificate, isAnchor);
    return text === undefined ? [] : [{ text, short, rfc }];
  });
}

/** What is wrong with the first alternative name that is not of its form; `undefined` where all are. */
export function altNameFlaw(names: readonly (SubjectAltName | GeneralName)[]): string | undefined {
  for (const name of names) {
    const because = formFlaw(name);
    if (because !== undefined) return because;
  }
  return undefined;
}

function formFlaw(name: SubjectAltName | GeneralName): string | undefined {
  switch (name.type) {
    case 'dNSName': {
      const quoted = `its dNSName "${clip(printable(name.value))}"`;
      if (parseAddress(name.value) !== undefined) return `${quoted} is an address, which belongs into an iPAddress`;
      return isDnsName(name.value.toLowerCase().replace(/^\*\./, '')) ? undefined : `${quoted} is not a host name`;
    }
    case 'iPAddress':
      if (name.value.length === 4 || name.value.length === 16) return undefined;
      return `its iPAddress ${clip(showAddress(name.value))} has ${name.value.length} octets, not 4 or 16`;
    case 'rfc822Name':
    case 'uniformResourceIdentifier':
      return name.value.trim() === '' ? `its ${name.type} is empty` : undefined;
    default:
      return undefined;
  }
}

/** RFC 5280 §A.1: texts have a character at least, and are in the alphabet of their kind. */
function nameFlaw(what: 'subject' | 'issuer', der: Uint8Array): string | undefined {
  for (const { value } of decode(Name, der).flat()) {
    const text = attributeText(value);
    if (text === '') return `its ${what} has an attribute that is empty`;
    if (text === undefined && STRINGS.has(value[0]!)) return `its ${what} has a text that is not of its kind of string`;
  }
  return undefined;
}

/** UTF8String, NumericString, PrintableString, TeletexString, IA5String, VisibleString, UniversalString, BMPString. */
const STRINGS: ReadonlySet<number> = new Set([0x0c, 0x12, 0x13, 0x14, 0x16, 0x1a, 0x1c, 0x1e]);
