import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import { actorId, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { JobData } from '../../kinds.ts';
import { fold } from '../../forms/index.ts';
import { stopsAll } from '../columns.ts';
import type { ColumnProblem } from '../columns.ts';
import { checkFile } from '../checkFile.ts';
import type { Source } from '../checkFile.ts';
import { takeRows } from '../takeRows.ts';
import { tellDifferent } from './alike.ts';
import { mayChange } from './lockDraft.ts';
import { draftOf } from './queries.ts';
import { checkDraft } from './readDraft.ts';
import { AT_ONCE, UNSAID } from './rules.ts';
import { sourceOf } from './source.ts';
import { isNameless } from './headings.ts';
import type { ImportDraft } from './source.ts';
import { keepWords } from './wordsOfLastTime.ts';

/**
 * Takes a draft into its round as `importApplicants` takes a file, with all rows that were not left out; the invitations are held in the
 * outbox. Does so at once, or by a job. `agreed` is the number of people that was shown: if the number has changed, nothing is taken.
 */
export async function takeDraft(
  ctx: Ctx,
  input: { programme: number; actor: Actor; draft: number; version: number; agreed: number },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'busy' | 'changed' | 'faults' }> {
  const { programme, actor } = input;
  const draft = await draftOf(ctx, programme, input.draft);
  if (!draft || draft.import_id !== null) return { ok: false, reason: 'unknown' };
  if (!mayChange(ctx, draft)) return { ok: false, reason: 'busy' };
  const { checked } = draft;
  if (draft.version !== input.version || checked?.valid !== input.agreed)
    return { ok: false, reason: 'changed' };
  if (!isWhole(checked)) return { ok: false, reason: 'faults' };
  // If two people take it at once, one finds it under way.
  const claimed = await ctx.db
    .updateTable('import_draft')
    .set({ state: 'taking', done: 0, refused: null, changed_at: ctx.clock.now(), version: draft.version + 1 })
    .where('programme_id', '=', programme)
    .where('id', '=', draft.id)
    .where('version', '=', draft.version)
    .returningAll()
    .executeTakeFirst();
  if (!claimed) return { ok: false, reason: 'changed' };
  if (draft.rows > AT_ONCE)
    await ctx.jobs.enqueue(ctx, 'import-draft', {
      programme,
      draft: draft.id,
      by: actorId(actor) ?? 0,
      operator: actor.kind === 'operator',
    });
  else await takeIt(ctx, claimed, actor);
  return { ok: true };
}

/** Whether all rows that were not left out can be read, and all columns are known. */
export const isWhole = ({
  rows,
  valid,
  columns,
}: {
  rows: number;
  valid: number;
  columns: readonly unknown[];
}): boolean => valid > 0 && valid === rows && columns.length === 0;

/** A job: reads or takes a draft that is too large to wait for. Running it again does nothing more. */
export async function workOnDraft(ctx: Ctx, data: JobData<'import-draft'>): Promise<void> {
  const draft = await draftOf(ctx, data.programme, data.draft);
  if (draft?.state === 'checking') await checkDraft(ctx, draft);
  if (draft?.state === 'taking')
    await takeIt(ctx, draft, { kind: data.operator ? 'operator' : 'person', id: data.by });
}

async function takeIt(ctx: Ctx, draft: ImportDraft, actor: Actor): Promise<void> {
  const { programme_id: programme, round_id: round } = draft;
  const change = (to: Updateable<Schema['import_draft']>, inner = ctx) =>
    inner.db
      .updateTable('import_draft')
      .set({ ...to, changed_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('id', '=', draft.id)
      .execute();
  try {
    const source = await sourceOf(ctx, draft);
    const checked = await checkFile(source, () => {});
    const stops = (checked.columns?.problems ?? []).some((problem: ColumnProblem) => stopsAll(problem));
    if (stops || checked.valid === 0 || checked.valid !== checked.rows) {
      await change({ state: 'ready', refused: 'changed' });
      return;
    }
    const sha256 = await fingerprint(source);
    await inTransaction(ctx, async (inner) => {
      const done = await takeRows(inner, {
        programme,
        actor,
        round,
        name: draft.name,
        sha256,
        checked,
        // On the transaction's own connection: otherwise many at once would each wait for a second connection.
        source: await sourceOf(inner, draft),
        held: true,
        // Outside the transaction, so that others see the progress.
        progress: (rows) => void change({ done: rows }).catch(() => {}),
      });
      if (!done.ok) await change({ state: 'ready', refused: done.reason }, inner);
      else if (done.earlier) await change({ state: 'ready', refused: 'earlier' }, inner);
      else await change({ state: 'ready', import_id: done.file, done: checked.valid }, inner);
      if (!done.ok) return;
      await keepHeadings(inner, draft);
      await keepWords(inner, draft);
      await tellDifferent(inner, actor, draft);
    });
  } catch (error) {
    await change({ state: 'ready', refused: 'failed' });
    throw error;
  }
}

/** Hash of the meaning of the columns and of the rows: the same rows with the same meaning count as the same file, in any format. */
async function fingerprint(source: Source): Promise<Buffer> {
  const hash = createHash('sha256').update(JSON.stringify(Object.entries(source.map)));
  for await (const { cells } of source.rows()) hash.update(JSON.stringify(cells));
  return hash.digest();
}

/** Remembers the meaning of columns with these headings for the next time. */
async function keepHeadings(ctx: Ctx, { programme_id, headers, goals }: ImportDraft): Promise<void> {
  const known = headers.flatMap((header, column) => {
    const [heading, goal] = [fold(header), goals[column] ?? UNSAID];
    // The fourth column of one file says nothing about the fourth of another.
    const isKept = goal !== UNSAID && heading !== '' && !isNameless(headers, column);
    return isKept ? [{ heading, goal }] : [];
  });
  await sql`
    insert into import_heading (programme_id, heading, goal)
    select ${programme_id}, * from unnest(${known.map(({ heading }) => heading)}::text[], ${known.map(({ goal }) => goal)}::text[])
    on conflict (programme_id, heading) do update set goal = excluded.goal`.execute(ctx.db);
}
