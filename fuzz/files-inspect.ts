/** What `tlscope inspect` makes of bytes, all of it: it may only say that the use was wrong. */

import { TrustStore } from 'tlscope/x509';
import { UsageError } from '../apps/cli/src/host.ts';
import { reportJson } from '../apps/cli/src/inspect/json.ts';
import { read } from '../apps/cli/src/inspect/read.ts';
import { reportOn } from '../apps/cli/src/inspect/report.ts';
import { reportBlocks } from '../apps/cli/src/inspect/view.ts';
import { AT } from '../packages/tls/test/x509/make.ts';

const roots = TrustStore.of();

export function inspected(bytes: Uint8Array, passphrase: string | undefined): void {
  try {
    const found = read(bytes, { passphrase, maxIterations: 2_000 });
    if (found === undefined) return;
    const report = reportOn(found, AT, roots);
    reportJson(report);
    reportBlocks(report, found, AT, 0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
  }
}
