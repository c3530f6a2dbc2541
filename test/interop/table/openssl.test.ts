import { fillTable } from './fill.ts';
import { openssl } from './peers/openssl.ts';

fillTable(openssl);
