/** Loaded before a test file of Node: `require('tls')` is then ours. */
import Module from 'node:module';
import ours from 'tlscope/node';

// Most certificates of these tests have no other name.
ours.DEFAULT_ALLOW_COMMON_NAME = true;
// The default export as it is: what is set on it counts.
const module = ours;

type Load = (request: string, ...rest: unknown[]) => unknown;
const loader = Module as unknown as { _load: Load };
const load = loader._load;
loader._load = function replaced(this: unknown, request: string, ...rest: unknown[]): unknown {
  if (request !== 'tls' && request !== 'node:tls') return load.call(this, request, ...rest);
  return module;
};
