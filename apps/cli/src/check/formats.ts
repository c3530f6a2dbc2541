/** Reports for pipelines: SARIF 2.1.0 and JUnit. */
import type { Verdict } from './judge.ts';

export const sarif = (target: string, policy: string, verdicts: readonly Verdict[]): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'tlscope',
              rules: verdicts.map(({ id, rule, rfc }) => ({
                id,
                shortDescription: { text: rule },
                help: { text: rfc },
              })),
            },
          },
          properties: { policy },
          results: verdicts.map(({ id, ok, message }, ruleIndex) => ({
            ruleId: id,
            ruleIndex,
            kind: ok ? 'pass' : 'fail',
            level: ok ? 'none' : 'error',
            message: { text: plain(message) },
            locations: [{ physicalLocation: { artifactLocation: { uri: `tls://${target}` } } }],
          })),
        },
      ],
    },
    null,
    2,
  )}\n`;

/** Servers choose some of it: no link to click on, and no place to fill in (SARIF 2.1.0 §3.11.5, §3.11.6). */
const plain = (text: string): string => text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (');

export function junit(target: string, policy: string, verdicts: readonly Verdict[]): string {
  const failures = verdicts.filter(({ ok }) => !ok).length;
  const cases = verdicts.map(({ id, rule, ok, message, rfc }) => {
    const open = `    <testcase classname="${xml(`${target}.${policy}`)}" name="${xml(`${id}: ${rule}`)}"`;
    return ok
      ? `${open}/>`
      : `${open}>\n      <failure message="${xml(message)}">${xml(`${message} (${rfc})`)}</failure>\n    </testcase>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="${xml(`tlscope check ${target}`)}" tests="${verdicts.length}" failures="${failures}">
${cases.join('\n')}
  </testsuite>
</testsuites>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Servers choose some of these texts: what XML does not allow is left out. */
const xml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (char) => ENTITIES[char]!);
