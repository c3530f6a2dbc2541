/** Where to ask about a certificate: extensions that say where the list and the answers are (RFC 5280 §4.2.1.13, §4.2.2.1). */
import { type Extension, extensionValueCodecs, type GeneralName, oid } from 'tlscope/asn1';
import { encode } from 'tlscope/presentation';
import { UsageError } from '../host.ts';

/** `%s` in `crlUrl` stands for the name of the issuing CA. Throws `UsageError` on what is no address. */
export function placesExtensions(issuer: string, crlUrl: string | undefined, ocspUrl: string | undefined): Extension[] {
  return [
    ...(crlUrl === undefined ? [] : [crlPlace(crlUrl.replace('%s', issuer))]),
    ...(ocspUrl === undefined ? [] : [ocspPlace(ocspUrl)]),
  ];
}

function uri(value: string): GeneralName {
  if (/^https?:\/\/[!-~]+$/.test(value) && URL.canParse(value)) return { type: 'uniformResourceIdentifier', value };
  throw new UsageError(`"${value}" is not the address of a list or a responder.`, 'Write http://ca.internal/%s.crl.');
}

function crlPlace(url: string): Extension {
  const extnID = oid['id-ce-cRLDistributionPoints'];
  const distributionPoint = { type: 'fullName' as const, value: [uri(url)] };
  return { extnID, critical: false, extnValue: encode(extensionValueCodecs[extnID], [{ distributionPoint }]) };
}

function ocspPlace(url: string): Extension {
  const extnID = oid['id-pe-authorityInfoAccess'];
  const access = { accessMethod: oid['id-ad-ocsp'], accessLocation: uri(url) };
  return { extnID, critical: false, extnValue: encode(extensionValueCodecs[extnID], [access]) };
}
