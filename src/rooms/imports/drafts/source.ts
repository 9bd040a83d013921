import type { Selectable } from 'kysely';
import type { CheckedImport, Schema } from '../../../db/schema.ts';
import type { CsvRow } from '../../../lib/files/csv/records.ts';
import type { Ctx } from '../../ctx.ts';
import { readInWords } from '../../forms/index.ts';
import type { Question } from '../../forms/index.ts';
import { programmeById, questionsOf } from '../../programmes/index.ts';
import type { Source } from '../checkFile.ts';
import { saidAddress } from './alike.ts';
import { choicesFor, withChoices } from './choices.ts';
import { BATCH } from './rules.ts';

export type { CheckedImport };

export type ImportDraft = Selectable<Schema['import_draft']>;

export async function questionsOfDraft(
  ctx: Pick<Ctx, 'db'>,
  draft: Pick<ImportDraft, 'programme_id' | 'round_id'>,
): Promise<Question[]> {
  return (await questionsOf(ctx, draft.programme_id, draft.round_id)).flatMap((step) => step.questions);
}

/** A draft as the file that it has become: with corrected rows and chosen words, without the rows that were left out. */
export async function sourceOf(ctx: Ctx, draft: ImportDraft): Promise<Source> {
  const questions = await questionsOfDraft(ctx, draft);
  const { locales, source_locale } = await programmeById(ctx, draft.programme_id);
  return {
    rows: () => rowsOfDraft(ctx, draft, questions),
    map: mapOfGoals(draft),
    questions,
    locales,
    sourceLocale: source_locale,
    now: ctx.clock.now(),
  };
}

/** Headings of a draft are all different. */
export const mapOfGoals = ({
  headers,
  goals,
}: Pick<ImportDraft, 'headers' | 'goals'>): Record<string, string> =>
  Object.fromEntries(headers.map((header, column) => [header, goals[column] ?? 'ignore']));

async function* rowsOfDraft(
  ctx: Pick<Ctx, 'db'>,
  draft: ImportDraft,
  questions: readonly Question[],
): AsyncGenerator<CsvRow> {
  yield { row: 0, line: 0, cells: draft.headers };
  const prepare = preparing(draft, questions);
  for (let after = 0; ;) {
    const rows = await ctx.db
      .selectFrom('import_draft_row')
      .select(['row', 'cells', saidAddress.as('joins')])
      .where('programme_id', '=', draft.programme_id)
      .where('draft_id', '=', draft.id)
      .where('row', '>', after)
      .where('left_out', '=', false)
      .orderBy('row')
      .limit(BATCH)
      .execute();
    for (const { row, cells, joins } of rows) yield { row, line: row, cells: prepare(cells, joins) };
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.row;
  }
}

/**
 * Turns a row's cells into those that are read. Words are replaced as chosen, hours under a day's name become hours of that day, and the
 * address of the person is put in, if a volunteer said who the row is.
 */
export function preparing(
  draft: Pick<ImportDraft, 'headers' | 'goals' | 'choices'>,
  questions: readonly Question[],
): (cells: readonly string[], joins: string | null) => string[] {
  const days = draft.headers.map((header, column) => {
    const question = questions.find(({ type }) => type === 'hours');
    const isHours = question && [question.role, String(question.id)].includes(draft.goals[column] ?? '');
    return isHours && isDay(header, question, questions) ? `${header} ` : '';
  });
  const address = draft.goals.indexOf('address');
  // Problems of columns that hold one thing together are reported at the first column, so a choice made there counts in all of them.
  const choices = draft.headers.map((_, column) => {
    const goal = draft.goals[column];
    const same = draft.goals.flatMap((one, other) => (one === goal || other === column ? [other] : []));
    const question = questions.find(({ role, id }) => role === goal || String(id) === goal);
    return choicesFor(
      question,
      same.flatMap((other) => draft.choices[other] ?? []),
      same.length > 1,
    );
  });
  return (cells, joins) =>
    cells.map((cell, column) => {
      if (joins !== null && column === address) return joins;
      const chosen = withChoices(cell, choices[column] ?? []);
      return /^\s*\d/.test(chosen) ? `${days[column] ?? ''}${chosen}` : chosen;
    });
}

/** Whether a heading names a day; then only hours stand below it. */
export const isDay = (header: string, hours: Question, questions: readonly Question[]): boolean =>
  !/\d/.test(header) && readInWords(hours, `${header} 10-12`, questions).ok;
