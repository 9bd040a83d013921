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
    // Node reads each file itself: what Vite makes of one takes longer to make, and longer to run.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Objects of a test die young: with room for them they are seldom collected, and the old ones not before a heap is large.
    execArgv: [
      '--import',
      join(import.meta.dirname, 'test/readTsx.ts'),
      '--max-semi-space-size=64',
      '--initial-heap-size=1500',
    ],
    // No file leaves anything behind in the modules it loads, and to load them anew for each costs a third of the whole run.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Enough for a machine that is several times slower and does other things besides: how fast something is, the benches say.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
