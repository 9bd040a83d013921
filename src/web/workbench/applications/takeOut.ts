import { pick } from '../../../lib/text/texts.ts';
import { inCell } from '../../../rooms/forms/index.ts';
import type { AnswerValue } from '../../../rooms/forms/index.ts';
import { answersOfSeveral, listApplications } from '../../../rooms/applications/index.ts';
import type { ListedApplication } from '../../../rooms/applications/index.ts';
import { questionsOf } from '../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { downloadTable } from '../downloadTable.ts';
import { applicationsAsked } from './asked.ts';

type Row = ListedApplication & { answers: ReadonlyMap<number, AnswerValue> };

const NONE: ReadonlyMap<number, AnswerValue> = new Map();

/** Takes the list of applications out as a table, as it is filtered, with all answers: who may take it out sees them all on its pages. */
export async function takeApplicationsOut(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme } = visit;
  const asked = await applicationsAsked(visit);
  if (!asked) return visit.notFound();
  const { round, scope, filter, sorted } = asked;
  const as = (await visit.form()).get('as');
  const questions = (await questionsOf(ctx, programme.id, round.id)).flatMap((step) => step.questions);
  const source = programme.source_locale;
  return downloadTable<Row>(visit, as, {
    name: `round-${round.number}-applications`,
    event: { kind: 'applications-taken-out', round: round.id },
    columns: [
      { key: 'application', value: (row) => row.id },
      { key: 'name', value: (row) => row.name },
      { key: 'address', value: (row) => row.address },
      { key: 'country', value: (row) => row.country },
      { key: 'state', value: (row) => row.state },
      { key: 'since', value: (row) => row.stateAt.toISOString() },
      { key: 'available', value: (row) => row.available },
      { key: 'mail comes back', value: (row) => row.comesBack },
      // Two questions may have the same words.
      ...questions.map((question) => ({
        key: `${question.id} ${pick(question.label, source, source)}`,
        value: (row: Row) => row.answers.get(question.id) ?? null,
        text: (row: Row) => {
          const answer = row.answers.get(question.id);
          return answer === undefined ? '' : inCell(question, answer);
        },
      })),
    ],
    page: async (place) => {
      const cut = await listApplications(ctx, scope, { ...filter, sorted, place });
      const answers = await answersOfSeveral(
        ctx,
        programme.id,
        cut.rows.map(({ id }) => id),
      );
      return {
        ...cut,
        rows: cut.rows.map((row) => Object.assign(row, { answers: answers.get(row.id) ?? NONE })),
      };
    },
  });
}
