import { CallerFault } from '../../wire/index.ts';

export function leftOut(): never {
  throw new CallerFault('ERR_TLSCOPE_BAD_OPTION', 'tlscope/lean leaves this out; tlscope has it');
}
