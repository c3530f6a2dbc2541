import { defineConfig } from 'vitest/config';

const conditions = ['source', 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['test/testing/vitest.spec.ts'], testTimeout: 60_000, server: { deps: { inline: [/tlscope/] } } },
});
