import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Tests that break things for minutes: `npm run test:faults`. Not part of `npm test`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({ test: { include: ['test/faults/*.ts'], testTimeout: 600_000, hookTimeout: 120_000 } }),
);
