/** A derivation as a test vector: everything it takes to check it elsewhere. */
import { hex } from 'tlscope/bytes';
import type { SecretEvent } from 'tlscope/observe';
import type { Inputs } from './recompute.ts';

export const testVector = (event: SecretEvent, inputs: Inputs, hash: string): string =>
  JSON.stringify(
    {
      name: event.name,
      rfc: event.rfc,
      formula: event.formula,
      hash,
      inputs: Object.fromEntries(event.from.map((name) => [name, hex(inputs.get(name) ?? new Uint8Array())])),
      ...(event.label !== undefined && { label: event.label }),
      ...(event.context !== undefined && { context: hex(event.context) }),
      output: hex(event.value),
    },
    null,
    2,
  );
