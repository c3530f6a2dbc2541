import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** A whole sentence as a literal: it begins with a capital letter, has a space, and ends with a full stop. */
const SENTENCE = /'[A-Z`](?:[^'\\\n]|\\.)* (?:[^'\\\n]|\\.)*\.'|"[A-Z`](?:[^"\\\n]|\\.)* (?:[^"\\\n]|\\.)*\."/g;

/** What the lean client leaves out, and what stands in its place. */
const WITHOUT: Readonly<Record<string, string>> = {
  'handshake/client/hello/ech/choose': 'ech',
  'handshake/client/hello/ech/grease': 'ech',
  'handshake/client/hello/ech/offer': 'ech',
  'handshake/client/ech/settle': 'ech',
  'handshake/client/hello/ech/retry': 'ech',
  'engine/config/ech-config': 'ech-config',
  'x509/revocation/check': 'checks',
  'x509/verify/checks/check-timestamps': 'checks',
  'x509/verify/checks/check-demands': 'checks',
  'x509/look/look': 'look',
  'x509/look/look-rules': 'look',
};

const inPlaceOf: Plugin = {
  name: 'in place of what is left out',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const [, root, name, extension] =
        /^(.*\/packages\/tls\/(?:src|dist)\/)(.+)(\.[jt]s)$/.exec(join(resolveDir, path)) ?? [];
      const other = name === undefined ? undefined : WITHOUT[name];
      return other === undefined ? undefined : { path: `${root}lean/without/${other}${extension}`, sideEffects: false };
    });
  },
};

/** What a rule says where it holds; what is wrong where it does not stays. */
const HOLDS = /\bholds:\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")(?=,)/g;

/** The sentences of the declarations; claims and the messages of errors are no sentences, and stay. */
const withoutSentences: Plugin = {
  name: 'without sentences',
  setup({ onLoad }) {
    onLoad({ filter: /\/packages\/tls\/(src|dist)\/(asn1|keys|presentation|wire)\/.*\.[jt]s$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(SENTENCE, "''"),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    }));
    onLoad({ filter: /\/packages\/tls\/(src|dist)\/(engine|handshake|record|x509)\/.*\.[jt]s$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(HOLDS, "holds: ''"),
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
    plugins: [inPlaceOf, withoutSentences],
    metafile: true,
    write: false,
    ...(outfile !== undefined && { outfile, write: true }),
  } as const);
  return { text: outputFiles?.[0]?.text ?? '', metafile };
}
