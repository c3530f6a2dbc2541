import type { CertificateWishes } from '../../../policy/index.ts';
import { encode, type Infer } from '../../../presentation/index.ts';
import { rule, whatFails } from '../../../rules/index.ts';
import { ECHConfigList, type ECHEncryptedExtensions, EchRejected } from '../../../wire/index.ts';
import { chooseOurs, type OurAnswer } from '../../authentication/index.ts';
import { echAccepted } from '../../ech/index.ts';
import { type Completed, summaryOf } from '../../summary.ts';
import type { EchSettled } from '../ech-state.ts';
import type { ClientContext, Handshake12State } from '../states.ts';

const retryConfigsAfterRejection = rule('encrypted_client_hello.retry_configs', {
  holds: 'the server sends retry_configs only if it rejects ECH',
  fails: 'the server accepted ECH and sent retry_configs as well',
  rfc: 'RFC 9849 §5',
  alert: 'unsupported_extension',
});

/** RFC 9849 §5, §6.1.6: new settings come from a server that did not read the inner hello, and from no other. */
export function acceptRetryConfigs(
  ech: EchSettled,
  answer: Infer<typeof ECHEncryptedExtensions> | undefined,
  cx: ClientContext,
): EchSettled {
  cx.require(ech.status !== 'accepted' || answer === undefined, retryConfigsAfterRejection);
  // RFC 9849 §6.2.1: who only pretended learns nothing from it.
  if (ech.status !== 'rejected' || answer === undefined) return ech;
  const ours = answer.retry_configs.some(({ type }) => type === 'ech');
  return { ...ech, retryConfigs: ours ? encode(ECHConfigList, answer.retry_configs) : undefined };
}

/** RFC 9849 §6.1.7: whom the certificate must be for. Of the server in front it is always asked. */
export const expectedServer = (ech: EchSettled, { settings }: ClientContext): Expected => {
  const { host, verify, checkHost } = settings;
  return ech.status === 'rejected'
    ? { host: ech.publicName, verify: true }
    : { host: checkHost ? host : undefined, verify };
};

interface Expected {
  readonly host: string | undefined;
  readonly verify: boolean;
}

/** RFC 9849 §6.1.7: who our certificate is for would tell the server in front whom we want. */
export function chooseOursFor(
  ech: EchSettled,
  wishes: CertificateWishes,
  version: number,
  cx: ClientContext,
): OurAnswer | undefined {
  if (ech.status !== 'rejected') return chooseOurs(wishes, version, cx);
  const considered = [{ option: 'a certificate of ours', because: 'this is the server in front, which is shown none' }];
  return cx.choose('certificate', { chosen: undefined, shown: 'none', considered, rfc: 'RFC 9849 §6.1.7' });
}

/** What differs between the versions, and from one handshake to another. */
interface Ended extends Omit<Completed, 'ech'> {
  readonly version: number;
  readonly group: string | undefined;
}

/** The end of a handshake. One that was for the server in front is of no use but for what was learnt (RFC 9849 §6.1.6). */
export function complete(
  { suite, negotiated, ech }: Pick<Handshake12State, 'suite' | 'negotiated' | 'ech'>,
  { version, group, ...completed }: Ended,
  cx: ClientContext,
): void {
  if (ech.status !== 'rejected') {
    const { serverName } = cx.settings;
    const { signatureScheme } = completed.peer;
    const agreed = { version, suite, group, signatureScheme, negotiated, serverName };
    return cx.connected(summaryOf(agreed, { ...completed, ech: ech.status }));
  }
  const { publicName, retryConfigs } = ech;
  const { id, rfc, alert } = echAccepted;
  cx.emit(() => ({ type: 'check', rule: id, claim: whatFails(echAccepted, [publicName]), ok: false, rfc, alert }));
  cx.refuse(new EchRejected(publicName, retryConfigs));
}
