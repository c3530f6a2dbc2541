import { checkPublicKey } from './check-key.ts';
import type { PublicKey, PublicKeyData } from './provider.ts';

/** Imports a public key once: the same keys come back with every chain. Keeps the `capacity` most recently used. */
export function cachedImport(capacity: number, make: (checked: PublicKeyData) => PublicKey) {
  const known = new Map<string, PublicKey>();
  return (data: PublicKeyData): PublicKey => {
    const checked = checkPublicKey(data);
    const name = nameOf(checked);
    const found = known.get(name);
    // Whoever was given it may have changed its bytes.
    const key = found !== undefined && nameOf(found.data) === name ? found : make(checked);
    known.delete(name);
    known.set(name, key);
    if (known.size > capacity) known.delete(known.keys().next().value!);
    return key;
  };
}

function nameOf(key: PublicKeyData): string {
  switch (key.type) {
    case 'ec':
      return key.curve + text(key.point);
    case 'rsa':
      return `${key.type} ${key.pss ?? ''} ${key.modulus.length} ${text(key.modulus)}${text(key.publicExponent)}`;
    default:
      return key.type + text(key.key);
  }
}

// Spreading the bytes would make an object of each; `apply` takes whatever is like an array.
const text = (bytes: Uint8Array): string => String.fromCharCode.apply(null, bytes as unknown as number[]);
