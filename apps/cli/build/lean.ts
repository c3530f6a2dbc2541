import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';

/** A whole sentence as a literal: it begins with a capital letter, has a space, and ends with a full stop. */
const SENTENCE = /'[A-Z`](?:[^'\\\n]|\\.)* (?:[^'\\\n]|\\.)*\.'|"[A-Z`](?:[^"\\\n]|\\.)* (?:[^"\\\n]|\\.)*\."/g;

/** The sentences of the declarations; claims and the messages of errors are no sentences, and stay. */
const withoutSentences: Plugin = {
  name: 'without sentences',
  setup({ onLoad }) {
    onLoad({ filter: /\/packages\/tls\/(src|dist)\/(asn1|keys|presentation|wire)\/.*\.[jt]s$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(SENTENCE, "''"),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    }));
  },
};

/** `entry` and all it stands on as one minified file for a page; with `outfile` it is written there. */
export async function leanBundle(entry: string, outfile?: string) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['source'],
    charset: 'utf8',
    plugins: [withoutSentences],
    metafile: true,
    write: false,
    ...(outfile !== undefined && { outfile, write: true }),
  } as const);
  return { text: outputFiles?.[0]?.text ?? '', metafile };
}
