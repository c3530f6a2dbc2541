/**
 * In place of `x509/look.ts` and `x509/look-rules.ts` in the lean bundle: a certificate that cannot be read is refused with
 * the words of the strict reading alone.
 */

import type * as look from '../../x509/look.ts';
import type * as rules from '../../x509/look-rules.ts';

export const lookAtCertificate: typeof look.lookAtCertificate = () => undefined;
export const lookAt: typeof look.lookAt = () => undefined;
export const oddText: typeof rules.oddText = ({ field }) => field;
export const oddRules: typeof rules.oddRules = Object.create(null);
export const whoTakes: typeof rules.whoTakes = () => '';
