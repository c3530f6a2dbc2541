/** A key encapsulation as a group of its own (draft-ietf-tls-mlkem): for those whose rules forbid the curves beside it. */
import { type Kem, kemSizes } from './hybrids.ts';
import { BadKey, BadKeyShare, type Group, type KemName, type KeyExchange } from './provider.ts';

const SEED = 64;
export function kemGroup(name: KemName, kem: Kem): Group {
  const { encapsulationKey: asking, ciphertext: answer } = kemSizes[1024];
  const start = (seed?: Uint8Array): KeyExchange => {
    if (seed !== undefined && seed.length !== SEED)
      throw new BadKey(`a private key of ${name} is a seed of ${SEED} bytes`);
    const pair = kem.generate(seed);
    const finish = (share: Uint8Array): Uint8Array => attempt(name, share, answer, () => pair.decapsulate(share));
    return { group: name, share: pair.encapsulationKey, finish };
  };
  const respond = (share: Uint8Array) => {
    const { ciphertext, secret } = attempt(name, share, asking, () => kem.encapsulate(share));
    return { share: ciphertext, secret };
  };
  return { name, family: 'kem', start, respond };
}

function attempt<T>(name: KemName, share: Uint8Array, size: number, work: () => T): T {
  if (share.length !== size) throw new BadKeyShare(`a ${name} key share in the wrong form (${share.length} bytes)`);
  try {
    return work();
  } catch {
    throw new BadKeyShare(`a ${name} key share that is not usable`);
  }
}
