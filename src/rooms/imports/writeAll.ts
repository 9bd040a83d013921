import { sql } from 'kysely';
import { takeBackUntil } from '../../lib/time/timeToTakeBack.ts';
import type { Ctx } from '../ctx.ts';
import type { Round } from '../programmes/index.ts';
import { applicantsOf } from './checkFile.ts';
import type { Checked, Source } from './checkFile.ts';
import { stopsAll } from './columns.ts';
import type { ImportPerson } from './readRow.ts';
import { writeBatch } from './writeBatch.ts';
import type { RowFates } from './writeBatch.ts';

/** The number of rows written, and of people mailed, with one set of statements. */
const BATCH = 500;

/**
 * After the minutes in which an import can be undone without anybody hearing of it, and not before the round opens: nobody should be asked
 * to confirm something that cannot be sent in yet.
 */
export function leaveAt(ctx: Ctx, { dates: { opens } }: Round): Date {
  const held = takeBackUntil(ctx.clock.now());
  return opens.dueAt > held ? opens.dueAt : held;
}

export function mayWrite({ columns, broken, rows, valid }: Checked, acceptValid: boolean): boolean {
  if (!columns || broken || valid === 0 || columns.problems.some(stopsAll)) return false;
  return acceptValid || (valid === rows && columns.problems.length === 0);
}

export async function writeAll(
  ctx: Ctx,
  input: { programme: number; round: number; file: number; at: Date; leaveAt: Date; source: Source },
  progress: (rows: number) => void,
): Promise<RowFates> {
  const total: RowFates = { taken: 0, updated: 0, same: 0, kept: [] };
  let batch: ImportPerson[] = [];
  let done = 0;
  let nextLook = BATCH;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const { taken, updated, same, kept } = await writeBatch(ctx, { ...input, applicants: batch });
    total.taken += taken;
    total.updated += updated;
    total.same += same;
    total.kept.push(...kept);
    done += batch.length;
    batch = [];
    // Plans that were made for small tables (above all for foreign key checks) get slower with each further row.
    if (done >= nextLook) {
      await sql`analyze person, application, answer, outbox`.execute(ctx.db);
      nextLook = done * 4;
    }
    progress(done);
  };
  for await (const { applicant } of applicantsOf(input.source)) {
    if (applicant) batch.push(applicant);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return total;
}
