/** What stands in the place of what the lean client leaves out. */
export { leftOut } from './left-out.ts';
