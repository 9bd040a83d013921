import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longestFirst.ts';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'packages/**/*.test.ts',
      'test/**/*.test.{ts,tsx}',
      'migrations/**/*.test.ts',
    ],
    globalSetup: ['test/globalSetup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Node loads each file itself: Vite's transformed modules take longer to make and to run.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Objects of a test die young. In a large young generation few are collected early, and in a large heap old objects are collected late.
    execArgv: [
      '--import',
      join(import.meta.dirname, 'test/readTsx.ts'),
      '--max-semi-space-size=64',
      '--initial-heap-size=1500',
    ],
    // No file leaves anything behind in the modules it loads. Loading them anew for each file would cost a third of the whole run.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Long enough for a machine that is several times slower and busy. How fast something is, the benches measure.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
