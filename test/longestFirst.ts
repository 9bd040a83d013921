import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/**
 * The slowest test files begin first, so that no worker has a long file left when the others are done. Of the first three, one plays the
 * demo that many want, and the others want none before it is there.
 */
export const LONGEST = [
  'test/browser/desks.test.ts',
  'test/ground/serve.test.ts',
  'src/rooms/pairing/race.test.ts',
  'test/browser/pages.test.ts',
  'test/hostile.test.ts',
  'test/plans/plans.test.ts',
  'test/stories/round.test.ts',
  'src/simulate/load/load.test.ts',
  'test/language/invented.test.ts',
  'test/badInput.test.ts',
  'test/browser/crowd.test.ts',
  'src/lib/pictures/drawAnew.test.ts',
  'test/attacks/oneRequest.test.ts',
  'test/browser/signIn.test.ts',
  'packages/matching/test/mutants.test.ts',
  'test/browser/codeBeforeAct.test.ts',
  'test/stories/applicants.test.ts',
  'src/backup/backup.test.ts',
  'test/longText.test.ts',
  'test/live/twoProcesses.test.ts',
  'test/mail/every.test.ts',
  'test/ui/gallery.test.tsx',
  'test/audience.test.ts',
  'test/browser/matching.test.ts',
  'test/links/ends.test.ts',
  'test/attacks/pictures.test.ts',
  'src/rooms/partnerships/ending/inPieces.test.ts',
  'src/backup/nightly.test.ts',
  'test/browser/opensWhere.test.ts',
  'test/mail/listenerLimits.test.ts',
  'test/jobs/queue.test.ts',
  'test/upgrade/stored.test.ts',
  'test/ground/command.test.ts',
  'test/exchange/older.test.ts',
  'src/rooms/outbox/moving/moveMails.test.ts',
  'test/concerns/unseen.test.ts',
  'test/audiencePeople.test.ts',
  'src/simulate/demo.test.ts',
  'src/web/workbench/matching/publication/manyPairs.test.ts',
  'test/ground/mailIn.test.ts',
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
