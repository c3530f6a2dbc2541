import { Command } from 'commander';
import { script } from '../demo/script.ts';
import { writeNamed } from '../files.ts';
import type { Host } from '../host.ts';
import type { Block } from '../render/blocks.ts';
import { toPage } from '../render/html.ts';

export const demoCommand = (host: Host): Command =>
  new Command('demo')
    .description('Three handshakes over real TCP, and three people who try to get in. Ends by itself.')
    .option('--html <file>', 'write the same as one self-contained page')
    .action(async ({ html }: { html?: string }) => {
      const all: Block[] = [];
      for await (const part of script()) {
        all.push(...part);
        host.show(part);
      }
      if (html === undefined) return;
      await writeNamed(html, toPage('tlscope: TLS you can see through', all), 'w');
      host.note([{ is: 'paragraph', text: `The same as a page: ${html}` }]);
    });
