import { it } from 'vitest';
import { expectations } from './expect.ts';

expectations(it);
