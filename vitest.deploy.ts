import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Tests the files in deploy/, as far as a machine without containers can: `npm run test:deploy`. Not part of `npm test`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/deploy/proxies.ts', 'test/deploy/installed.ts'],
      testTimeout: 300_000,
      hookTimeout: 300_000,
    },
  }),
);
