import { json } from '../../../db/json.ts';
import { openSheet, problemIn } from '../../../lib/files/sheets/openSheet.ts';
import { SheetBroken } from '../../../lib/files/sheets/sheet.ts';
import type { SheetProblem, SheetRow } from '../../../lib/files/sheets/sheet.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { fold } from '../../forms/index.ts';
import { roundById } from '../../programmes/index.ts';
import { columnNames } from '../columns.ts';
import { refusalOf } from '../takeRows.ts';
import type { ImportRefusal } from '../takeRows.ts';
import { guessGoals } from './guessGoals.ts';
import { headingsAt, headingsOf, isNameless } from './headings.ts';
import { readDraft } from './readDraft.ts';
import { keepRows } from './keepRows.ts';
import { questionsOfDraft } from './source.ts';
import { withLastTime, wordsOfLastTime } from './wordsOfLastTime.ts';

/** The headings are looked for in so many first rows, and columns are guessed by them. */
const FIRST_ROWS = 20;
/** The most spreadsheets that one round has in preparation. */
const MOST_DRAFTS = 20;

/**
 * Reads a spreadsheet and stores its rows, to be checked and corrected before anything is taken: CSV, `.xlsx` or `.ods`, recognised by
 * content. Returns its number, or why it is not read and after which row.
 */
export async function startDraft(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; file: { name: string; bytes: Buffer } },
): Promise<
  | { ok: true; draft: number }
  | { ok: false; reason: SheetProblem | ImportRefusal | 'no-form' | 'many'; row: number | null }
> {
  const { programme, file, actor } = input;
  const refusal = refusalOf(ctx, await roundById(ctx, programme, input.round));
  if (refusal) return { ok: false, reason: refusal, row: null };
  const questions = await questionsOfDraft(ctx, { programme_id: programme, round_id: input.round });
  if (questions.length === 0) return { ok: false, reason: 'no-form', row: null };
  if ((await countDrafts(ctx, programme, input.round)) >= MOST_DRAFTS)
    return { ok: false, reason: 'many', row: null };
  const names = columnNames(questions);
  try {
    const { rows } = openSheet(file.bytes, (header) => names.has(fold(header)));
    const draft = await inTransaction(ctx, async (ctx) => {
      const first: SheetRow[] = [];
      for (let next = await rows.next(); !next.done; next = await rows.next())
        if (first.push(next.value) === FIRST_ROWS) break;
      const from = headingsAt(first);
      const headers = headingsOf(first, from);
      const sample = first.slice(from + 1);
      const known = await headingsOfLastTime(ctx, programme);
      const goals = guessGoals(
        headers,
        sample.map(({ cells }) => cells),
        questions,
        known,
      );
      const words = await wordsOfLastTime(ctx, programme);
      const now = ctx.clock.now();
      const { id } = await ctx.db
        .insertInto('import_draft')
        .values({
          programme_id: programme,
          round_id: input.round,
          made_by: actorPerson(actor),
          made_at: now,
          changed_at: now,
          name: file.name.slice(0, 200),
          headers,
          goals,
          choices: json(withLastTime({}, goals, words, [...goals.keys()])),
          rows: 0,
          state: 'checking',
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const { count, filled } = await keepRows(
        ctx,
        { programme, draft: id, width: headers.length },
        sample,
        rows,
      );
      if (count === 0) throw new SheetBroken('empty');
      // A column with neither a heading nor a cell needs no meaning.
      const said = goals.map((goal, column) =>
        isNameless(headers, column) && !filled.has(column) ? 'ignore' : goal,
      );
      await ctx.db
        .updateTable('import_draft')
        .set({ rows: count, goals: said })
        .where('programme_id', '=', programme)
        .where('id', '=', id)
        .execute();
      return id;
    });
    await readDraft(ctx, { programme, draft, actor });
    return { ok: true, draft };
  } catch (error) {
    if (error instanceof SheetBroken) return { ok: false, reason: problemIn(file, error), row: error.row };
    throw error;
  }
}

async function countDrafts(ctx: Ctx, programme: number, round: number): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('import_draft')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function headingsOfLastTime(ctx: Ctx, programme: number): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('import_heading')
    .select(['heading', 'goal'])
    .where('programme_id', '=', programme)
    .execute();
  return new Map(rows.map(({ heading, goal }) => [heading, goal]));
}
