import type { Ctx } from '../ctx.ts';
import { applicantsOf } from './checkFile.ts';
import type { Source } from './checkFile.ts';
import type { ImportPerson } from './readRow.ts';
import { fateOf, standingOf } from './writeBatch.ts';
import type { RowFates } from './writeBatch.ts';

const BATCH = 500;

/** Counts what taking a file would do now, and how many invitations each language gets. Writes nothing. */
export async function foresee(
  ctx: Ctx,
  input: { programme: number; round: number; source: Source },
): Promise<{ expected: RowFates; locales: Map<string, number> }> {
  const expected: RowFates = { taken: 0, updated: 0, same: 0, kept: [] };
  const locales = new Map<string, number>();
  let batch: ImportPerson[] = [];
  const flush = async (): Promise<void> => {
    const standing = await standingOf(ctx, input.programme, input.round, batch);
    for (const applicant of batch) {
      const fate = fateOf(applicant, standing.get(applicant.address));
      if (fate === 'kept') expected.kept.push(applicant.row);
      else expected[fate]++;
      if (fate === 'taken') locales.set(applicant.locale, (locales.get(applicant.locale) ?? 0) + 1);
    }
    batch = [];
  };
  for await (const { applicant } of applicantsOf(input.source)) {
    if (applicant) batch.push(applicant);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return { expected, locales };
}
