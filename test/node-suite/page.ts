/** The result in words: on the screen, and as docs/node-suite.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Result {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'excluded' | 'not here';
  /** Why it did not pass, or was not run. */
  readonly why: string;
  /** Of a failure: nobody has written down a reason. */
  readonly unexpected?: true;
}

const PAGE = join(import.meta.dirname, '../../docs/node-suite.md');

export function summary(results: readonly Result[]): string {
  const count = (outcome: Result['outcome']): number => results.filter((one) => one.outcome === outcome).length;
  const [passed, failed] = [count('passed'), count('failed')];
  const share = passed + failed === 0 ? 0 : Math.floor((100 * passed) / (passed + failed));
  return `${results.length} files: ${passed} pass and ${failed} do not (${share} % pass); ${count('excluded')} need OpenSSL itself, ${count('not here')} do not run with node:tls on this machine either.`;
}

export function writePage(results: readonly Result[]): void {
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(
    PAGE,
    `# Node's own tests of TLS, against our module

Node tests \`node:tls\` with the files \`test/parallel/test-tls-*.js\` of its sources. \`npm run node-suite -- FOLDER --write\` runs
them with \`tlscope/node\` in its place and writes this page; FOLDER is the \`test\` of Node's sources, which are not part of this
project. Each file runs with \`node:tls\` first: what fails there on the same machine does not count. Ours runs with
\`DEFAULT_ALLOW_COMMON_NAME\` set, because most certificates of these tests have no other name than the common one.

Measured on ${day} with Node ${process.version}: ${summary(results)}

## Do not pass

${list(results, 'failed')}

## Need OpenSSL itself

${list(results, 'excluded')}

## Do not run here with node:tls either

${list(results, 'not here')}

## Pass

${results
  .filter(({ outcome }) => outcome === 'passed')
  .map(({ name }) => `\`${name}\``)
  .join(' · ')}
`,
  );
}

const list = (results: readonly Result[], wanted: Result['outcome']): string =>
  results
    .filter(({ outcome }) => outcome === wanted)
    .map(({ name, why }) => `- \`${name}\`: ${why}`)
    .join('\n');
