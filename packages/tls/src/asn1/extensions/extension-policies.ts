/** Extensions about the rules a certificate was issued under (RFC 5280 §4.2.1.4-5, §4.2.1.10-11, §4.2.1.14). */
import type { Infer } from '../../presentation/index.ts';
import {
  ANY,
  BMPString,
  choice,
  definedBy,
  elementTree,
  IA5String,
  implicit,
  named,
  OBJECT_IDENTIFIER,
  optional,
  sequence,
  sequenceOf,
  smallInteger,
  UTF8String,
  VisibleString,
  withDefault,
} from '../der/index.ts';
import { GeneralName } from '../general-name.ts';
import { oid, showOid } from '../oid.ts';

const CertPolicyId = named(
  'CertPolicyId',
  'RFC 5280 §4.2.1.4',
  OBJECT_IDENTIFIER,
  'A set of rules that a certificate can be issued under.',
  showOid,
);

export const CPSuri = named('CPSuri', 'RFC 5280 §4.2.1.4', IA5String, 'Where the issuer publishes how it works.');

export const DisplayText = choice(
  'DisplayText',
  'RFC 5280 §4.2.1.4',
  {
    ia5String: [IA5String, 'Text in ASCII.'],
    visibleString: [VisibleString, 'Text in ASCII without control characters.'],
    bmpString: [BMPString, 'Text, two bytes a character.'],
    utf8String: [UTF8String, 'Text in UTF-8.'],
  },
  'Text to be shown to a person.',
);

export const NoticeReference = sequence(
  'NoticeReference',
  'RFC 5280 §4.2.1.4',
  {
    organization: [DisplayText, 'Who has published the notice.'],
    noticeNumbers: [sequenceOf(smallInteger), 'Which of its notices are meant.'],
  },
  'A notice that an organization has published.',
);

export const UserNotice = sequence(
  'UserNotice',
  'RFC 5280 §4.2.1.4',
  {
    noticeRef: [optional(NoticeReference), 'Where the notice is to be found.'],
    explicitText: [optional(DisplayText), 'The notice itself.'],
  },
  'What a person who relies on the certificate should be shown.',
);
export interface UserNotice extends Infer<typeof UserNotice> {}

const qualifiers = { [oid['id-qt-cps']]: CPSuri, [oid['id-qt-unotice']]: UserNotice };
const unknownQualifier = elementTree('A remark on a policy, of a kind this reader does not know.', true);

export const PolicyQualifierInfo = sequence(
  'PolicyQualifierInfo',
  'RFC 5280 §4.2.1.4',
  {
    policyQualifierId: [OBJECT_IDENTIFIER, 'Which kind of remark: an address or a notice.'],
    qualifier: [definedBy(ANY, (info) => info.policyQualifierId, qualifiers, unknownQualifier), 'The remark.'],
  },
  'A remark on the policy, for people.',
);

export const PolicyInformation = sequence(
  'PolicyInformation',
  'RFC 5280 §4.2.1.4',
  {
    policyIdentifier: [CertPolicyId, 'Which set of rules.'],
    policyQualifiers: [optional(sequenceOf(PolicyQualifierInfo, 1)), 'Remarks on it, for people.'],
  },
  'One set of rules that the issuer has kept to.',
);
export interface PolicyInformation extends Infer<typeof PolicyInformation> {}

export const CertificatePolicies = named(
  'CertificatePolicies',
  'RFC 5280 §4.2.1.4',
  sequenceOf(PolicyInformation, 1),
  'Under which rules the certificate was issued, such as how the subject was checked.',
);
export type CertificatePolicies = Infer<typeof CertificatePolicies>;

const PolicyMapping = sequence(
  'PolicyMapping',
  'RFC 5280 §4.2.1.5',
  {
    issuerDomainPolicy: [CertPolicyId, "A policy in the issuer's terms."],
    subjectDomainPolicy: [CertPolicyId, "The same in the subject's terms."],
  },
  'Two names for what the issuer takes to be the same rules.',
);

export const PolicyMappings = named(
  'PolicyMappings',
  'RFC 5280 §4.2.1.5',
  sequenceOf(PolicyMapping, 1),
  "Which of the subject's policies are as good as which of the issuer's.",
);
export type PolicyMappings = Infer<typeof PolicyMappings>;

export const PolicyConstraints = sequence(
  'PolicyConstraints',
  'RFC 5280 §4.2.1.11',
  {
    requireExplicitPolicy: [
      optional(implicit(0, smallInteger)),
      'After how many further certificates each one must name an accepted policy.',
    ],
    inhibitPolicyMapping: [
      optional(implicit(1, smallInteger)),
      'After how many further certificates policies may no longer be mapped.',
    ],
  },
  'How strictly policies are to be followed further down.',
);
export interface PolicyConstraints extends Infer<typeof PolicyConstraints> {}

export const InhibitAnyPolicy = named(
  'InhibitAnyPolicy',
  'RFC 5280 §4.2.1.14',
  smallInteger,
  'After how many further certificates anyPolicy no longer stands for every policy.',
);

export const GeneralSubtree = sequence(
  'GeneralSubtree',
  'RFC 5280 §4.2.1.10',
  {
    base: [GeneralName, 'The name at the top of the tree.'],
    minimum: [withDefault(implicit(0, smallInteger), 0), 'How far below it the tree begins; always 0 in use.'],
    maximum: [optional(implicit(1, smallInteger)), 'How far below it the tree ends; never set in use.'],
  },
  'All names below a given one.',
);
export interface GeneralSubtree extends Infer<typeof GeneralSubtree> {}

const GeneralSubtrees = named(
  'GeneralSubtrees',
  'RFC 5280 §4.2.1.10',
  sequenceOf(GeneralSubtree, 1),
  'One tree of names or more.',
);

export const NameConstraints = sequence(
  'NameConstraints',
  'RFC 5280 §4.2.1.10',
  {
    permittedSubtrees: [optional(implicit(0, GeneralSubtrees)), 'Names below must lie within one of these trees.'],
    excludedSubtrees: [optional(implicit(1, GeneralSubtrees)), 'No name below may lie within any of these trees.'],
  },
  'For which names this authority may issue certificates.',
);
export interface NameConstraints extends Infer<typeof NameConstraints> {}
