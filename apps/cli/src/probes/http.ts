/** One GET: the status, the headers and the first lines of what comes back. */
import { CERTIFICATE_WANTED, plural } from 'tlscope/observe';
import { type Block, run } from '../render/blocks.ts';
import { authority, type Target } from '../target.ts';
import type { Answer, Probe } from './answer.ts';
import { collect } from './collect.ts';
import { refusalIn } from './http-refusals.ts';

const LIMIT = 64 * 1024;
const LINES = 6;

export const http: Probe = async (socket, target) => {
  socket.write(request(target));
  const bytes = await collect(socket, LIMIT, isWhole);
  return answer(target, bytes);
};

const request = (target: Target): string =>
  [
    `GET ${target.path} HTTP/1.1`,
    `Host: ${target.port === 443 ? authority(target).slice(0, -4) : authority(target)}`,
    'User-Agent: tlscope',
    'Accept: */*',
    'Connection: close',
    '',
    '',
  ].join('\r\n');

/** Where the server keeps the connection although it was asked not to. */
function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = bytes.subarray(0, end).toString('latin1').toLowerCase();
  const length = /^content-length: *(\d+)$/m.exec(head)?.[1];
  if (length !== undefined) return bytes.length >= end + 4 + Number(length);
  return head.includes('transfer-encoding: chunked') && bytes.subarray(-5).toString('latin1') === '0\r\n\r\n';
}

function answer({ path }: Target, bytes: Buffer): Answer {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const [status = '', ...headers] = text.slice(0, end < 0 ? text.length : end).split('\r\n');
  const rest = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 4);
  const body = rest.toString('utf8');
  // A head without an end is no answer.
  const code = end < 0 ? 0 : Number(/^HTTP\/1\.[01] (\d{3})/.exec(status)?.[1] ?? 0);
  const lines = body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES);
  const blocks: Block[] = [
    { is: 'heading', text: 'The answer' },
    {
      is: 'facts',
      items: [
        { name: `GET ${path}`, value: [run('strong', status || 'nothing came back')] },
        ...headers.slice(0, LINES).map(header),
        {
          name: 'body',
          value: plural(rest.length, 'byte'),
          under: lines.map((line) => [run('dim', line)]),
        },
      ],
    },
  ];
  const refused = refusalIn(code, rest);
  return {
    ok: code > 0 && refused?.code !== CERTIFICATE_WANTED,
    blocks,
    json: { status: code, headers, body: lines },
    ...(refused && { refused }),
  };
}

function header(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}
