import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Mail through Postfix and Dovecot: `npm run test:mail`. Not part of `npm test`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: { include: ['test/mailserver/exchange.ts'], testTimeout: 120_000, hookTimeout: 60_000 },
  }),
);
