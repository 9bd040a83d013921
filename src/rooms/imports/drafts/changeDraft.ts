import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import type { ImportChoices } from '../../../db/schema.ts';
import { SHEET_LIMITS } from '../../../lib/files/sheets/sheet.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { targetOf } from '../columns.ts';
import { sayAlike } from './alike.ts';
import type { SaidOfPair } from './alike.ts';
import { wordKey } from './choices.ts';
import { readDraft } from './readDraft.ts';
import { UNSAID } from './rules.ts';
import { lockDraft } from './lockDraft.ts';
import { questionsOfDraft } from './source.ts';
import type { ImportDraft } from './source.ts';
import { withLastTime, wordsOfLastTime } from './wordsOfLastTime.ts';

export interface DraftChange {
  /** The meaning of columns, by their position. */
  goals: ReadonlyMap<number, string>;
  /** Words, and their replacement in all rows: '' for nothing. */
  choices: readonly { column: number; piece: string; to: string }[];
  /** Words of columns that are to be decided again: the choices for them are removed. */
  again: readonly { column: number; piece: string }[];
  /** The new content of cells. */
  cells: readonly { row: number; column: number; text: string }[];
  leftOut: readonly number[];
  takenIn: readonly number[];
  /** Answers about pairs that may be one person, by the pair's id. */
  alike: readonly SaidOfPair[];
  /** Leaves out every row that cannot be read in its present form. */
  leaveRest: boolean;
}

/**
 * Changes the meaning of a draft's columns and words, corrects cells, leaves rows out or takes them in again, and reads the draft again.
 * Refused when somebody else has changed it meanwhile (`version`), or while it is being read or taken.
 */
export async function changeDraft(
  ctx: Ctx,
  input: { programme: number; actor: Actor; draft: number; version: number; change: DraftChange },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'changed' | 'busy' }> {
  const { programme, actor, change } = input;
  const done = await inTransaction(ctx, async (ctx) => {
    const found = await lockDraft(ctx, input);
    if (!found.ok) return found;
    const { draft } = found;
    const questions = await questionsOfDraft(ctx, draft);
    const goals = draft.goals.map((goal, column) => {
      const next = change.goals.get(column);
      if (next === undefined) return goal;
      return next !== UNSAID && targetOf(next, questions) ? next : UNSAID;
    });
    const others = [...goals.keys()].filter((column) => goals[column] !== draft.goals[column]);
    const known = withLastTime(draft.choices, goals, await wordsOfLastTime(ctx, programme), others);
    await ctx.db
      .updateTable('import_draft')
      .set({
        goals,
        choices: json(withMore(without(known, change.again), change.choices, draft.headers.length)),
        state: 'checking',
        done: 0,
        refused: null,
        version: draft.version + 1,
        changed_at: ctx.clock.now(),
      })
      .where('programme_id', '=', programme)
      .where('id', '=', draft.id)
      .execute();
    await mendCells(ctx, draft, change.cells);
    await sayAlike(ctx, draft, change.alike);
    await leaveOut(ctx, draft, change.leftOut, true);
    await leaveOut(ctx, draft, change.takenIn, false);
    if (change.leaveRest)
      await sql`update import_draft_row set left_out = true
        where programme_id = ${programme} and draft_id = ${draft.id} and problems is not null and not left_out`.execute(
        ctx.db,
      );
    return { ok: true } as const;
  });
  if (done.ok) await readDraft(ctx, { programme, draft: input.draft, actor });
  return done;
}

function without(choices: ImportChoices, again: DraftChange['again']): ImportChoices {
  const gone = new Set(again.map(({ column, piece }) => `${column} ${wordKey(piece)}`));
  return Object.fromEntries(
    Object.entries(choices).map(([column, chosen]) => [
      column,
      chosen.filter(({ piece }) => !gone.has(`${column} ${wordKey(piece)}`)),
    ]),
  );
}

/**
 * A later choice for the same words replaces an earlier one. It also counts for words that an earlier choice produced, which the file has
 * in another form.
 */
function withMore(
  before: ImportChoices,
  more: DraftChange['choices'],
  width: number,
): Record<string, { piece: string; to: string }[]> {
  const all: Record<string, { piece: string; to: string }[]> = {};
  for (const [column, chosen] of Object.entries(before)) all[column] = [...chosen];
  for (const { column, piece, to } of more) {
    if (column < 0 || column >= width || wordKey(piece) === '') continue;
    const meant = clean(to).slice(0, 200);
    const own = (all[column] ?? [])
      .filter((one) => wordKey(one.piece) !== wordKey(piece))
      .map(({ piece: word, to: was }) => ({
        piece: word,
        to: was !== '' && wordKey(was) === wordKey(piece) ? meant : was,
      }));
    all[column] = [...own, { piece: piece.slice(0, 200), to: meant }];
  }
  return all;
}

const clean = (text: string): string =>
  text.replaceAll('\0', '\uFFFD').toWellFormed().trim().slice(0, SHEET_LIMITS.cell);

async function mendCells(ctx: Ctx, draft: ImportDraft, cells: DraftChange['cells']): Promise<void> {
  const given = cells
    .filter(({ column }) => column >= 0 && column < draft.headers.length)
    // Columns are counted from 1, as in PostgreSQL.
    .map(({ row, column, text }) => ({ row, place: column + 1, text: clean(text) }));
  // One after the other: one update changes a row only once, however many of its cells are given.
  for (const { row, place, text } of given)
    await sql`
      update import_draft_row set cells = (
        select array_agg(case when n = ${place} then ${text} else coalesce(cells[n], '') end order by n)
        from generate_series(1, greatest(array_length(cells, 1), ${place})) as n)
      where programme_id = ${draft.programme_id} and draft_id = ${draft.id} and row = ${row}`.execute(ctx.db);
  // A row that was corrected may be of somebody else.
  const mended = given.map(({ row }) => row);
  if (mended.length > 0)
    await sql`delete from import_alike where programme_id = ${draft.programme_id} and draft_id = ${draft.id}
      and (row = any(${mended}) or other_row = any(${mended}))`.execute(ctx.db);
}

async function leaveOut(ctx: Ctx, draft: ImportDraft, rows: readonly number[], out: boolean): Promise<void> {
  if (rows.length === 0) return;
  await sql`update import_draft_row set left_out = ${out}
    where programme_id = ${draft.programme_id} and draft_id = ${draft.id} and row = any(${rows})`.execute(
    ctx.db,
  );
}
