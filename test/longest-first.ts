import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** What takes longest begins first, so that no worker has a long file left when the others are done. */
export const LONGEST = [
  'test/browser/desks.test.ts',
  'test/browser/pages.test.ts',
  'test/hostile.test.ts',
  'test/browser/crowd.test.ts',
  'test/concerns/unseen.test.ts',
  'src/rooms/pairing/race.test.ts',
  'packages/matching/test/mutants.test.ts',
  'test/ground/serve.test.ts',
  'test/attacks/one-request.test.ts',
  'test/stories/round.test.ts',
  'test/browser/matching.test.ts',
  'test/mail/every.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

function place({ moduleId }: TestSpecification): number {
  const found = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
  return found < 0 ? LONGEST.length : found;
}
