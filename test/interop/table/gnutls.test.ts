import { fillTable } from './fill.ts';
import { gnutls } from './peers/gnutls.ts';

fillTable(gnutls);
