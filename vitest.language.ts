import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Runs for test/language/invented.test.ts in a process of its own, whose modules know one language more. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/language/inventedApart.ts'],
      execArgv: ['--import', join(import.meta.dirname, 'test/language/otherFolder.ts')],
    },
  }),
);
