import { existsSync } from 'node:fs';
import { fillTable } from './fill.ts';
import { node24 } from './peers/node.ts';

const program = process.env.TLSCOPE_NODE24 ?? '';
const absent = 'TLSCOPE_NODE24 does not name the program of a Node 24';
if (!existsSync(program) && process.env.TLSCOPE_REQUIRE_PEERS === '1') throw new Error(absent);

fillTable(node24(program), { skip: existsSync(program) ? false : absent });
