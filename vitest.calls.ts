import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Calls through a relay between networks without another way: `npm run test:calls`. Not part of `npm test`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/calls/relay.ts', 'test/calls/call.ts'],
      testTimeout: 120_000,
      hookTimeout: 60_000,
    },
  }),
);
