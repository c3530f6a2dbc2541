import type { Side } from '../../events/index.ts';
import { encode } from '../../presentation/index.ts';
import { SignedCertificateTimestampList } from '../../wire/index.ts';
import type { ChainQuestion } from '../../x509/index.ts';
import type { Context } from '../context.ts';
import type { Presented } from '../peer/index.ts';

/** How far what came with a chain counts when it is judged. */
export function stapledPolicies(
  side: Side,
  { ocspResponse, signedCertificateTimestamps }: Presented,
  { settings }: Context,
): Pick<ChainQuestion, 'revocation' | 'timestamps'> {
  const { revocation, timestamps, wantsOcsp } = settings;
  const stapled = [...(revocation?.stapled ?? []), ...(ocspResponse === undefined ? [] : [ocspResponse])];
  const sct_list = [...signedCertificateTimestamps];
  const list = sct_list.length === 0 ? [] : [encode(SignedCertificateTimestampList, { sct_list })];
  // Of clients, TLS 1.2 cannot ask; a promise of theirs is not held against them.
  const requested = side === 'server' && wantsOcsp;
  return {
    ...(revocation && { revocation: { ...revocation, stapled, requested } }),
    ...(timestamps && { timestamps: { ...timestamps, delivered: [...(timestamps.delivered ?? []), ...list] } }),
  };
}
