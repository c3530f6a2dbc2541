import { Command } from 'commander';
import { dictionary, lookUp, type Match, nearest, type Topic, topics } from 'tlscope/dictionary';
import { asSentence } from 'tlscope/observe';
import { readInput } from '../files.ts';
import { FINE, type Host, REFUSED } from '../host.ts';
import { type Block, run } from '../render/blocks.ts';

interface Options {
  readonly json?: true;
}

export const decodeCommand = (host: Host): Command =>
  new Command('decode')
    .description('What an error of any TLS stack means: a code, a number, or a whole line of a log.')
    .argument('<text...>', 'as it was printed; - reads standard input')
    .option('--json', 'for programs')
    .addHelpText('after', `\nKnows ${dictionary.length} errors.\nExit codes: 0 found, 1 not found, 2 wrong use.`)
    // Codes are often negative numbers, and those are no options.
    .allowUnknownOption()
    .action(async (words: readonly string[], { json }: Options) => {
      const given = words.filter((word) => word !== '--json').join(' ');
      const text = given === '-' ? (await readInput('-', 'The text')).toString('utf8') : given;
      const found = lookUp(text);
      if (json === true)
        host.out(
          `${JSON.stringify({ text, found: found.map(asJson), ...(found.length === 0 && { nearest: nearest(text) }) }, null, 2)}\n`,
        );
      else host.show(found.length === 0 ? nothing(text) : found.flatMap(blocks));
      host.exitCode = found.length === 0 ? REFUSED : FINE;
    });

const asJson = ({ entry, code }: Match) => ({ code, ...entry, ...topics[entry.topic] });

function blocks({ entry: { stack, codes, meaning, source, topic }, code }: Match): Block[] {
  const { causes, next, diagnosis }: Topic = topics[topic];
  const others = codes.filter((one) => one !== code);
  return [
    { is: 'paragraph', text: [run('name', code), run('dim', `  ${stack}`)] },
    { is: 'paragraph', text: [run('strong', asSentence(meaning))] },
    {
      is: 'facts',
      items: [
        ...(others.length === 0 ? [] : [{ name: 'also', value: others.join(', ') }]),
        { name: 'likely', value: causes },
        { name: 'next', value: next },
        ...(diagnosis === undefined ? [] : [{ name: 'diagnosis', value: [run('name', diagnosis)] }]),
        { name: 'source', value: [run('dim', source)] },
      ],
    },
  ];
}

function nothing(text: string): Block[] {
  const close = nearest(text);
  const todo =
    close.length === 0 ? 'Give the code or the sentence as it was printed.' : `The nearest are ${close.join(', ')}.`;
  return [{ is: 'verdict', good: false, text: `There is no such error in the dictionary. ${todo}` }];
}
