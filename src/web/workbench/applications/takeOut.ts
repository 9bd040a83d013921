import { pick } from '../../../lib/text/texts.ts';
import { inCell } from '../../../rooms/forms/index.ts';
import type { AnswerValue, Question } from '../../../rooms/forms/index.ts';
import { answersOfSeveral, exclusionsOf, listApplications } from '../../../rooms/applications/index.ts';
import type { ListedApplication } from '../../../rooms/applications/index.ts';
import { questionsOf } from '../../../rooms/programmes/index.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';
import type { TakenColumn } from '../list/taking/downloadTable.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { applicationsAsked } from './asked.ts';

type Row = ListedApplication & {
  answers?: ReadonlyMap<number, AnswerValue> | undefined;
  /** The people whom the applicant ruled out, except the volunteer who saves the list: nobody learns that they were ruled out. */
  ruledOut?: string[] | undefined;
};

/** Saves the list of applications as a file, as it is filtered; with all answers for readers who see them on the pages. */
export const takeApplicationsOut = taking<Row>(async (visit, url) => {
  const { ctx, programme } = visit;
  const asked = await applicationsAsked(visit, url);
  if (!asked) return null;
  const { round, scope, filter, sorted, list } = asked;
  const seesAll = scope.countries === null;
  return {
    list,
    round,
    more: [
      { key: 'available', value: (row) => row.available },
      { key: 'mail comes back', value: (row) => row.comesBack },
      ...(seesAll ? await answerColumns(visit, round.id) : []),
    ],
    page: async (place) => {
      const cut = await listApplications(ctx, scope, { ...filter, sorted, size: TAKEN_AT_ONCE, place });
      if (!seesAll) return cut;
      const ids = cut.rows.map(({ id }) => id);
      const answers = await answersOfSeveral(ctx, programme.id, ids);
      const people = cut.rows.map(({ person }) => person);
      const ruledOut = await exclusionsOf(ctx, programme.id, people, visit.person);
      return {
        ...cut,
        rows: cut.rows.map((row): Row =>
          Object.assign(row, { answers: answers.get(row.id), ruledOut: ruledOut.get(row.person) }),
        ),
      };
    },
  };
});

/** A column for each question of the round's form. Two questions may have the same words. */
async function answerColumns({ ctx, programme }: ProgrammeVisit, round: number): Promise<TakenColumn<Row>[]> {
  const steps = await questionsOf(ctx, programme.id, round);
  const source = programme.source_locale;
  return steps
    .flatMap(({ questions }) => questions)
    .map((question) => ({
      key: `${question.id} ${pick(question.label, source, source)}`,
      value: (row) => answerOf(row, question) ?? null,
      text: (row) => {
        const answer = answerOf(row, question);
        return answer === undefined ? '' : inCell(question, answer);
      },
    }));
}

const answerOf = (row: Row, { id, type }: Question): AnswerValue | undefined =>
  type === 'exclusions' ? row.ruledOut : row.answers?.get(id);
