import { fillTable } from './fill.ts';
import { java } from './peers/java.ts';

fillTable(java);
