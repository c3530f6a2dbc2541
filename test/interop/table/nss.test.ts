import { fillTable } from './fill.ts';
import { nss } from './peers/nss.ts';

fillTable(nss);
