import type { Ctx } from '../../ctx.ts';
import type { Question } from '../../forms/index.ts';
import type { Programme } from '../../programmes/index.ts';
import { mapColumns } from '../columns.ts';
import { readRow } from '../readRow.ts';
import type { ImportPerson } from '../readRow.ts';
import { mapOfGoals, preparing } from './source.ts';
import type { ImportDraft } from './source.ts';

/** People from readable rows of a draft, as they were understood. */
export function understoodPeople(
  ctx: Pick<Ctx, 'clock'>,
  of: {
    draft: ImportDraft;
    questions: readonly Question[];
    programme: Pick<Programme, 'locales' | 'source_locale'>;
    rows: readonly { row: number; cells: readonly string[]; joins: string | null }[];
  },
): ImportPerson[] {
  const { draft, questions, programme } = of;
  const reader = {
    columns: mapColumns(draft.headers, questions, mapOfGoals(draft)),
    questions,
    locales: programme.locales,
    sourceLocale: programme.source_locale,
    now: ctx.clock.now(),
  };
  const prepare = preparing(draft, questions);
  return of.rows.flatMap(
    ({ row, cells, joins }) => readRow(reader, { row, line: row, cells: prepare(cells, joins) }, []) ?? [],
  );
}
