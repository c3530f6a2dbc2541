/** The studio as one page with a place for a trace: script and style inside, allowed by their hashes and nothing else. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

/** Where the command puts the trace; `apps/cli/src/live/report.ts` looks for it. */
const PLACE = '<!-- the trace -->';

export async function reportPage(studio: string): Promise<string> {
  const config: InlineConfig = {
    configFile: join(studio, 'vite.config.ts'),
    logLevel: 'warn',
    define: { __REPORT__: 'true' },
    build: {
      write: false,
      cssCodeSplit: false,
      rolldownOptions: { input: join(studio, 'src/main.ts'), output: { codeSplitting: false } },
    },
  };
  const built = await build(config);
  if (!('output' in built)) throw new Error('Vite gave no output');
  const script = built.output.map((one) => (one.type === 'chunk' ? one.code : '')).join('');
  const style = built.output
    .map((one) => (one.type === 'asset' && one.fileName.endsWith('.css') ? String(one.source) : ''))
    .join('');
  return page(script.replaceAll('</script', '<\\/script'), style);
}

function page(script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>tlscope report</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="studio"></div>
${PLACE}
<script type="module">${script}</script>
</body>
</html>
`;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
