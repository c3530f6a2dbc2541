/** Every record as it was on the wire, and how it opened. What handshake records carry is shown with the messages. */
import { hex, printable } from 'tlscope/bytes';
import { dissection, explain, plural, type RecordEvent, recordCodec, type Side, speaker } from 'tlscope/observe';
import { ContentType } from 'tlscope/wire';
import type { Block, Fact } from '../render/blocks.ts';
import { linesBlock } from './fields.ts';

const HEADER = 5;
/** So much of what an application said is shown in words. */
const SHOWN = 256;

export const recordBlocks = (records: readonly RecordEvent[], side: Side): Block[] =>
  records.map((record, i) => {
    const from = speaker(side, record.direction);
    const lines = dissection(recordCodec(record), record.bytes);
    const locked = record.protection !== undefined || record.bytes[0] === ContentType.application_data;
    const shown = locked ? lines : lines.filter(({ start, end }) => start < HEADER && end <= HEADER);
    return {
      is: 'fold',
      title: `Record ${i + 1}, from the ${from}, ${plural(record.bytes.length, 'byte')}`,
      blocks: [
        { is: 'paragraph', text: explain(record).text },
        linesBlock(shown, 'bytes'),
        ...(record.protection === undefined ? [] : [{ is: 'facts', items: opened(record.protection) } as const]),
      ],
    };
  });

function opened({
  sequence,
  nonce,
  additional_data,
  content,
  padding,
}: NonNullable<RecordEvent['protection']>): Fact[] {
  const words = printable(content.subarray(0, SHOWN)) + (content.length > SHOWN ? ' …' : '');
  return [
    { name: 'sequence', value: `${sequence}` },
    { name: 'nonce', value: hex(nonce, ' ') },
    { name: 'additional_data', value: hex(additional_data, ' ') },
    { name: 'content', value: words, under: padding > 0 ? [`and ${plural(padding, 'byte')} of padding`] : [] },
  ];
}
