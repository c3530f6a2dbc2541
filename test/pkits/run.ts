/** Prints the table of docs/conformance-x509.md: `node --import tsx -C source test/pkits/run.ts`. */
import { readPkits, skip } from './judge.ts';
import { cases, SECTIONS } from './table.ts';

if (skip !== false) {
  console.error(skip);
  process.exit(2);
}
const pkits = readPkits();
const judged = cases.map((one) => {
  const { ok, failure } = pkits.ask(one);
  return { ...one, agrees: ok === one.valid, because: failure?.claim ?? 'every check holds' };
});
console.log('| Section | | Agree | Differ |\n| --- | --- | ---: | ---: |');
for (const [section, title] of Object.entries(SECTIONS)) {
  const own = judged.filter(({ number }) => number.startsWith(`${section}.`));
  const agree = own.filter(({ agrees }) => agrees).length;
  console.log(`| ${section} | ${title} | ${agree} | ${own.length - agree} |`);
}
const differing = judged.filter(({ agrees }) => !agrees);
console.log(`| | | ${judged.length - differing.length} | ${differing.length} |`);
for (const { number, file, valid, because } of differing) {
  console.log(`\n${number} ${file}: expected ${valid ? 'valid' : 'invalid'}: ${because}`);
}
