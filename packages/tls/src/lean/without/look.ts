/**
 * In place of `x509/look/look.ts` and `x509/look/look-rules.ts` in the lean bundle: a certificate that cannot be read is refused with
 * the words of the strict reading alone.
 */

import type * as look from '../../x509/look/index.ts';

export const lookAtCertificate: typeof look.lookAtCertificate = () => undefined;
export const lookAt: typeof look.lookAt = () => undefined;
export const oddText: typeof look.oddText = ({ field }) => field;
export const oddRules: typeof look.oddRules = Object.create(null);
export const whoTakes: typeof look.whoTakes = () => '';
