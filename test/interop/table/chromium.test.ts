import { fillTable } from './fill.ts';
import { chromium } from './peers/chromium.ts';

fillTable(chromium);
