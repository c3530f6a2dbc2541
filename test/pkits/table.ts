/**
 * What the Public Key Interoperability Test Suite (PKITS, NIST, version 1.0.1) expects, section by section of §4. The
 * suite names a certificate after the verdict it expects; where it asks several questions about one, or gives no verdict
 * in the name, they are listed here.
 */
import type { PolicySettings } from '../../packages/tls/src/x509/index.ts';

export interface PkitsCase {
  /** `4.8.1.2`: section, test, and question where there are several. */
  readonly number: string;
  /** The end entity certificate's file. */
  readonly file: string;
  readonly valid: boolean;
  readonly settings: PolicySettings;
}

export const SECTIONS: Readonly<Record<string, string>> = {
  '4.1': 'Signature Verification',
  '4.2': 'Validity Periods',
  '4.3': 'Verifying Name Chaining',
  '4.4': 'Basic Certificate Revocation Tests',
  '4.5': 'Verifying Paths with Self-Issued Certificates',
  '4.6': 'Verifying Basic Constraints',
  '4.7': 'Key Usage',
  '4.8': 'Certificate Policies',
  '4.9': 'Require Explicit Policy',
  '4.10': 'Policy Mappings',
  '4.11': 'Inhibit Policy Mapping',
  '4.12': 'Inhibit Any Policy',
  '4.13': 'Name Constraints',
  '4.14': 'Distribution Points',
  '4.15': 'Delta-CRLs',
  '4.16': 'Private Certificate Extensions',
};

/** The OIDs of PKITS §3: NIST-test-policy-1 to -10. */
const policy = (...numbers: readonly number[]): PolicySettings => ({
  initialPolicySet: numbers.map((n) => `2.16.840.1.101.3.2.1.48.${n}`),
});
const ANY: PolicySettings = {};
const EXPLICIT: PolicySettings = { explicit: true };

/** One question about a certificate: how it is asked, and whether the path is valid then. */
type Question = readonly [settings: PolicySettings, valid: boolean];
/** A name that begins with its verdict, or a name and the questions about it. */
type Row = string | readonly [name: string, ...questions: readonly Question[]];

const rows: Readonly<Record<string, readonly Row[]>> = {
  '4.1': [
    'ValidCertificatePath',
    'InvalidCASignature',
    'InvalidEESignature',
    'ValidDSASignatures',
    'ValidDSAParameterInheritance',
    'InvalidDSASignature',
  ],
  '4.2': [
    'InvalidCAnotBeforeDate',
    'InvalidEEnotBeforeDate',
    'Validpre2000UTCnotBeforeDate',
    'ValidGeneralizedTimenotBeforeDate',
    'InvalidCAnotAfterDate',
    'InvalidEEnotAfterDate',
    'Invalidpre2000UTCEEnotAfterDate',
    'ValidGeneralizedTimenotAfterDate',
  ],
  '4.3': [
    'InvalidNameChaining',
    'InvalidNameChainingOrder',
    ...twice('ValidNameChainingWhitespace'),
    'ValidNameChainingCapitalization',
    'ValidNameUIDs',
    'ValidRFC3280MandatoryAttributeTypes',
    'ValidRFC3280OptionalAttributeTypes',
    'ValidUTF8StringEncodedNames',
    'ValidRolloverfromPrintableStringtoUTF8String',
    'ValidUTF8StringCaseInsensitiveMatch',
  ],
  '4.4': [
    'InvalidMissingCRL',
    'InvalidRevokedCA',
    'InvalidRevokedEE',
    'InvalidBadCRLSignature',
    'InvalidBadCRLIssuerName',
    'InvalidWrongCRL',
    'ValidTwoCRLs',
    'InvalidUnknownCRLEntryExtension',
    ...twice('InvalidUnknownCRLExtension'),
    'InvalidOldCRLnextUpdate',
    'Invalidpre2000CRLnextUpdate',
    'ValidGeneralizedTimeCRLnextUpdate',
    'ValidNegativeSerialNumber',
    'InvalidNegativeSerialNumber',
    ...twice('ValidLongSerialNumber'),
    'InvalidLongSerialNumber',
    'ValidSeparateCertificateandCRLKeys',
    ...twice('InvalidSeparateCertificateandCRLKeys'),
  ],
  '4.5': [
    'ValidBasicSelfIssuedOldWithNew',
    'InvalidBasicSelfIssuedOldWithNew',
    ...twice('ValidBasicSelfIssuedNewWithOld'),
    'InvalidBasicSelfIssuedNewWithOld',
    'ValidBasicSelfIssuedCRLSigningKey',
    ...twice('InvalidBasicSelfIssuedCRLSigningKey'),
  ],
  '4.6': [
    'InvalidMissingbasicConstraints',
    ...twice('InvalidcAFalse'),
    'ValidbasicConstraintsNotCritical',
    ...verdicts('pathLenConstraint', '--++----++'),
    ...verdicts('SelfIssuedpathLenConstraint', '+-+'),
  ],
  '4.7': [
    'InvalidkeyUsageCriticalkeyCertSignFalse',
    'InvalidkeyUsageNotCriticalkeyCertSignFalse',
    'ValidkeyUsageNotCritical',
    'InvalidkeyUsageCriticalcRLSignFalse',
    'InvalidkeyUsageNotCriticalcRLSignFalse',
  ],
  '4.8': [
    [
      'ValidCertificatePath',
      [EXPLICIT, true],
      [{ ...EXPLICIT, ...policy(1) }, true],
      [{ ...EXPLICIT, ...policy(2) }, false],
      [{ ...EXPLICIT, ...policy(1, 2) }, true],
    ],
    ['AllCertificatesNoPolicies', [ANY, true], [EXPLICIT, false]],
    ['DifferentPolicies', [ANY, true], [EXPLICIT, false], [{ ...EXPLICIT, ...policy(1, 2) }, false]],
    ['DifferentPolicies', [ANY, false]],
    ['DifferentPolicies', [ANY, false]],
    ['OverlappingPolicies', [ANY, true], [policy(1), true], [policy(2), false]],
    ['DifferentPolicies', [ANY, false]],
    ['DifferentPolicies', [ANY, false]],
    ['DifferentPolicies', [ANY, false]],
    ['AllCertificatesSamePolicies', [ANY, true], [policy(1), true], [policy(2), true]],
    ['AllCertificatesanyPolicy', [ANY, true], [policy(1), true]],
    ['DifferentPolicies', [ANY, false]],
    ['AllCertificatesSamePolicies', [policy(1), true], [policy(2), true], [policy(3), true]],
    ['AnyPolicy', [policy(1), true], [policy(2), false]],
    ['UserNoticeQualifier', [ANY, true]],
    ['UserNoticeQualifier', [ANY, true]],
    ['UserNoticeQualifier', [ANY, true]],
    ['UserNoticeQualifier', [policy(1), true], [policy(2), true]],
    ['UserNoticeQualifier', [ANY, true]],
    ['CPSPointerQualifier', [{ ...EXPLICIT, ...policy(1) }, true]],
  ],
  '4.9': [...verdicts('requireExplicitPolicy', '++-+-'), ...verdicts('SelfIssuedrequireExplicitPolicy', '+--')],
  '4.10': [
    ['ValidPolicyMapping', [policy(1), true], [policy(2), false], [{ inhibitMapping: true }, false]],
    ['InvalidPolicyMapping', [ANY, false], [{ inhibitMapping: true }, false]],
    ['ValidPolicyMapping', [policy(1), false], [policy(2), true]],
    'InvalidPolicyMapping',
    ['ValidPolicyMapping', [policy(1), true], [policy(6), false]],
    ['ValidPolicyMapping', [policy(1), true], [policy(6), false]],
    'InvalidMappingFromanyPolicy',
    'InvalidMappingToanyPolicy',
    'ValidPolicyMapping',
    'InvalidPolicyMapping',
    'ValidPolicyMapping',
    ['ValidPolicyMapping', [policy(1), true], [policy(2), true]],
    ['ValidPolicyMapping', [ANY, true], [policy(1, 2), true], [policy(2), false]],
    'ValidPolicyMapping',
  ],
  '4.11': [...verdicts('inhibitPolicyMapping', '-+-+--'), ...verdicts('SelfIssuedinhibitPolicyMapping', '+----')],
  '4.12': [
    ...verdicts('inhibitAnyPolicy', '-+'),
    ['inhibitAnyPolicy', [ANY, true], [{ inhibitAny: true }, false]],
    ...verdicts('inhibitAnyPolicy', '---'),
    ...verdicts('SelfIssuedinhibitAnyPolicy', '+-+-'),
  ],
  '4.13': [
    ...verdicts('DNnameConstraints', '+--+++----+--+---++-'),
    ...verdicts('RFC822nameConstraints', '+-+-+-'),
    ...verdicts('DNandRFC822nameConstraints', '+--'),
    ...verdicts('DNSnameConstraints', '+-+-'),
    ...verdicts('URInameConstraints', '+-+-'),
    'InvalidDNSnameConstraints',
  ],
  '4.14': [
    ...verdicts('distributionPoint', '+--++-+--'),
    'ValidNoissuingDistributionPoint',
    'InvalidonlyContainsUserCerts',
    ...verdicts('onlyContainsCACerts', '-+'),
    'InvalidonlyContainsAttributeCerts',
    ...verdicts('onlySomeReasons', '---++--'),
    ...verdicts('IDPwithindirectCRL', '+-++-'),
    ...verdicts('cRLIssuer', '-+++--+--'),
  ],
  '4.15': ['InvaliddeltaCRLIndicatorNoBase', ...verdicts('deltaCRL', '+--+-++--')],
  '4.16': ['ValidUnknownNotCriticalCertificateExtension', 'InvalidUnknownCriticalCertificateExtension'],
};

/** In the order of the sections; a section's tests are numbered in their order. */
export const cases: readonly PkitsCase[] = Object.entries(rows).flatMap(([section, tests]) =>
  tests.flatMap((row, i) => questions(section, i + 1, row)),
);

function questions(section: string, test: number, row: Row): PkitsCase[] {
  const number = `${section}.${test}`;
  if (typeof row === 'string') {
    return [{ number, file: `${row}Test${test}EE`, valid: row.startsWith('Valid'), settings: ANY }];
  }
  const [name, ...asked] = row;
  return asked.map(([settings, valid], i) => ({
    number: asked.length === 1 ? number : `${number}.${i + 1}`,
    file: `${name}Test${test}EE`,
    valid,
    settings,
  }));
}

/** Tests in a row with one name, each with its verdict: `+` for a valid path, `-` for one that is not. */
function verdicts(name: string, signs: string): string[] {
  return Array.from(signs, (sign) => (sign === '+' ? `Valid${name}` : `Invalid${name}`));
}

function twice(name: string): [string, string] {
  return [name, name];
}
