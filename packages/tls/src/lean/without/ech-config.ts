/** In place of `engine/config/ech-config.ts` in the lean bundle. */
import type * as config from '../../engine/config/index.ts';
import { leftOut } from './left-out.ts';

export const echConfigs: typeof config.echConfigs = ({ ech }) => (ech === undefined ? undefined : leftOut());
export const echKeys: typeof config.echKeys = leftOut;
