import { fillTable } from './fill.ts';
import { bun } from './peers/bun.ts';

fillTable(bun);
