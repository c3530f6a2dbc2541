/** Writes the JSON Schema of trace files into the package: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { traceSchema } from 'tlscope/observe';

const FILE = join(import.meta.dirname, '../packages/tls/trace.schema.json');
writeFileSync(FILE, `${JSON.stringify(traceSchema(), null, 2)}\n`);
