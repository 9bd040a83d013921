import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/**
 * The slowest test files begin first, so that no worker is left with a long file at the end. Of the first four, one plays the demo that
 * many files want, and the others do not need the demo before it exists. Files that mostly wait (for a mail server's clock, a call)
 * alternate with files that compute: side by side they would leave the cores idle.
 */
export const LONGEST = [
  'test/browser/desks.test.ts',
  'test/ground/serve.test.ts',
  'test/stories/round.test.ts',
  'src/rooms/pairing/race.test.ts',
  'test/hostile.test.ts',
  'test/plans/plans.test.ts',
  'test/browser/pages.test.ts',
  'test/browser/call.test.ts',
  'test/language/invented.test.ts',
  'test/browser/chatRoom.test.ts',
  'test/stories/applicants.test.ts',
  'test/mail/slowServers.test.ts',
  'src/backup/backup.test.ts',
  'test/mail/listenerLimits.test.ts',
  'test/browser/crowd.test.ts',
  'test/browser/chatRecord.test.ts',
  'src/simulate/load/load.test.ts',
  'test/jobs/queue.test.ts',
  'test/stories/coordinator.test.ts',
  'src/rooms/outbox/moving/moveMails.test.ts',
  'test/leaks/leaks.test.ts',
  'src/mail/examples/exampleMail.test.ts',
  'test/links/ends.test.ts',
  'test/upgrade/backupFirst.test.ts',
  'src/lib/pictures/drawAnew.test.ts',
  'test/mail/refused.test.ts',
  'test/upgrade/stored.test.ts',
  'test/mail/delivery.test.ts',
  'test/mail/every.test.ts',
  'test/mail/clocks.test.ts',
  'test/concerns/unseen.test.ts',
  'test/mail/listener.test.ts',
  'test/browser/deskLists.test.ts',
  'test/mail/ourTrouble.test.ts',
  'test/attacks/oneRequest.test.ts',
  'test/mail/pictures.test.ts',
  'test/exchange/programme.test.ts',
  'src/backup/nightly.test.ts',
  'test/stories/partners.test.ts',
  'src/lib/files/sheets/openSheet.test.ts',
  'test/audience.test.ts',
  'test/stories/byPage.test.ts',
  'test/exchange/installation.test.ts',
  'test/queries.test.ts',
  'test/live/twoProcesses.test.ts',
  'test/browser/signIn.test.ts',
  'test/browser/codeBeforeAct.test.ts',
  'test/exchange/older.test.ts',
  'test/longText.test.ts',
  'src/web/workbench/wording/wording.test.ts',
  'src/rooms/partnerships/ending/inPieces.test.ts',
  'test/browser/matching.test.ts',
  'test/browser/opensWhere.test.ts',
  'src/mail/in/trim/trim.test.ts',
  'test/browser/states/states.test.ts',
  'test/ui/gallery.test.tsx',
  'test/browser/deskBeside.test.ts',
  'src/rooms/pieces.test.ts',
  'test/badInput.test.ts',
  'test/stories/readers.test.ts',
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
