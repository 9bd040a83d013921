import { pageOfTable } from '../../../rooms/desks/index.ts';
import type { TableRow } from '../../../rooms/desks/index.ts';
import { inCell } from '../../../rooms/forms/index.ts';
import type { AnswerValue } from '../../../rooms/forms/index.ts';
import { questionsOf } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { inRound } from '../../frame/inRound.ts';
import { coordinators, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { downloadTable } from '../list/taking/downloadTable.ts';
import type { CellValue, TakenColumn } from '../list/taking/downloadTable.ts';
import { filesPage } from './page.tsx';
import type { OfRound, RoundTable } from './roundTable.ts';
import { ROUND_TABLES } from './tables.ts';

/** All data of a round as files, for coordinators. */
export const roundFileRoutes: Route[] = unseen([
  get('/workbench/rounds/:number/files', coordinators, inRound(filesPage)),
  post('/workbench/rounds/:number/files/:table', coordinators, inRound(takeTable)),
]);

async function takeTable(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, programme } = visit;
  const table = ROUND_TABLES.find(({ name }) => name === visit.param('table'));
  if (!table) return visit.notFound();
  const of = { programme: programme.id, round: round.id, source: programme.source_locale };
  const query = { columns: table.columns(of), rows: table.rows(of), keys: table.keys };
  const as = (await visit.form()).get('as');
  return downloadTable<TableRow>(visit, as, {
    name: `round-${round.number}-${table.name}`,
    list: `round-${table.name}`,
    round: round.id,
    columns: await columnsOf(visit, table, of),
    page: (place) => pageOfTable(ctx, query, place),
  });
}

async function columnsOf(
  { ctx }: ProgrammeVisit,
  table: RoundTable,
  of: OfRound,
): Promise<TakenColumn<TableRow>[]> {
  const columns = table
    .columns(of)
    .map(([key]): TakenColumn<TableRow> => ({ key, value: (row) => plain(row[`c_${key}`]) }));
  if (table.name !== 'answers') return columns;
  const steps = await questionsOf(ctx, of.programme, of.round);
  const questions = new Map(steps.flatMap((step) => step.questions).map((one) => [one.id, one]));
  const text = (row: TableRow): string => {
    const question = questions.get(Number(row['c_question']));
    const value = row['c_answer'];
    return question ? inCell(question, value as AnswerValue) : JSON.stringify(value);
  };
  return columns.map((column) => (column.key === 'answer' ? Object.assign(column, { text }) : column));
}

const plain = (value: unknown): CellValue =>
  value instanceof Date ? value.toISOString() : ((value ?? null) as CellValue);
