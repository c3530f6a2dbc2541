/** Loaded before a test file of Node: `require('tls')` is then ours. */
import Module from 'node:module';
import * as ours from 'tlscope/node';

// What node:tls exports and we do not stays away: a test that needs it fails, as it should.
const { default: whole, ...names } = ours as typeof ours & { readonly default?: object };
const module = { ...(whole ?? names) };

type Load = (request: string, ...rest: unknown[]) => unknown;
const loader = Module as unknown as { _load: Load };
const load = loader._load;
loader._load = function replaced(this: unknown, request: string, ...rest: unknown[]): unknown {
  if (request !== 'tls' && request !== 'node:tls') return load.call(this, request, ...rest);
  return module;
};
