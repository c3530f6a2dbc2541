/** GeneralName (RFC 5280 §4.2.1.6): a name of any kind: a host, an address, a mailbox, a URL, a directory entry. */
import { hex } from '../bytes/index.ts';
import type { Infer } from '../presentation/index.ts';
import {
  ANY,
  choice,
  explicit,
  IA5String,
  implicit,
  named,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  optional,
  sequence,
  sequenceOf,
} from './der/index.ts';
import { DirectoryString, Name } from './name.ts';

/** The RFC spells the type-id with a hyphen, as here. */
export const AnotherName = sequence(
  'AnotherName',
  'RFC 5280 §4.2.1.6',
  {
    'type-id': [OBJECT_IDENTIFIER, 'Which kind of name.'],
    value: [explicit(0, ANY), 'The name, in a form that its kind defines.'],
  },
  'A name of a kind that is named by an identifier.',
);
export interface AnotherName extends Infer<typeof AnotherName> {}

export const EDIPartyName = sequence(
  'EDIPartyName',
  'RFC 5280 §4.2.1.6',
  {
    nameAssigner: [optional(explicit(0, DirectoryString)), 'Who gave out the name.'],
    partyName: [explicit(1, DirectoryString), 'The name of a party in electronic data interchange.'],
  },
  'A party in electronic data interchange.',
);
export interface EDIPartyName extends Infer<typeof EDIPartyName> {}

/** Nobody has been seen to use it: kept as the elements it is made of. */
const ORAddress = named(
  'ORAddress',
  'RFC 5280 §A.1',
  sequenceOf(ANY),
  'An X.400 mail address, from before the Internet.',
);

const ipAddress = named(
  'iPAddress',
  'RFC 5280 §4.2.1.6',
  OCTET_STRING,
  'Four bytes for IPv4, sixteen for IPv6; in name constraints twice as many, for the mask.',
  showAddress,
);

export const GeneralName = choice(
  'GeneralName',
  'RFC 5280 §4.2.1.6',
  {
    otherName: [implicit(0, AnotherName), 'A name of a kind that is named by an identifier.'],
    rfc822Name: [implicit(1, IA5String), 'A mailbox.'],
    dNSName: [implicit(2, IA5String), 'A host name, perhaps with * for its first label.'],
    x400Address: [implicit(3, ORAddress), 'An X.400 mail address.'],
    directoryName: [explicit(4, Name), 'A distinguished name.'],
    ediPartyName: [implicit(5, EDIPartyName), 'A party in electronic data interchange.'],
    uniformResourceIdentifier: [implicit(6, IA5String), 'A URL or other URI.'],
    iPAddress: [implicit(7, ipAddress), 'An IP address.'],
    registeredID: [implicit(8, OBJECT_IDENTIFIER), 'An object identifier that is itself the name.'],
  },
  'A name of one of nine kinds.',
);
export type GeneralName = Infer<typeof GeneralName>;

export const GeneralNames = named(
  'GeneralNames',
  'RFC 5280 §4.2.1.6',
  sequenceOf(GeneralName, 1),
  'One name or more, of any kinds.',
);
export type GeneralNames = Infer<typeof GeneralNames>;

function showAddress(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length === 8) return `${bytes.subarray(0, 4).join('.')}/${bytes.subarray(4).join('.')}`;
  if (bytes.length === 16) return groups(bytes);
  return bytes.length === 32 ? `${groups(bytes.subarray(0, 16))}/${groups(bytes.subarray(16))}` : hex(bytes);
}

const groups = (bytes: Uint8Array): string => hex(bytes).replace(/(.{4})(?=.)/g, '$1:');
