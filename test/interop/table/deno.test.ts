import { fillTable } from './fill.ts';
import { deno } from './peers/deno.ts';

fillTable(deno);
