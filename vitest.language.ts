import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** What test/language/invented.test.ts runs in a process of its own: its modules know a language more. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    test: {
      include: ['test/language/inventedApart.ts'],
      // It has another module in the place of one.
      experimental: { viteModuleRunner: true },
    },
  }),
);
