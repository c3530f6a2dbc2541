import { fillTable } from './fill.ts';
import { node24 } from './peers/node.ts';

fillTable(node24(process.env.TLSCOPE_NODE24 || 'the Node 24 that TLSCOPE_NODE24 names'));
