import { sql } from 'kysely';
import { unseen } from '../../../db/anyOf.ts';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';
import type { AnswerValue, FormStep } from '../../forms/index.ts';
import { hoursIn } from './givenHours.ts';
import { viewFrom } from './partnerView.ts';
import type { PartnerView } from './partnerView.ts';

/** The answers of a partnership's members in its round, as its page shows them. */
export interface MemberAnswers {
  /** The hours to meet that each member gave, in the form of `givenHours`. */
  hours: ReadonlyMap<number, string>;
  /**
   * People about whom the page may show more: their present names, country and zone, and their answers by question. Leaves out people
   * without an application.
   */
  shown: ReadonlyMap<number, Shown>;
}

type Shown = Pick<PartnerView, 'name' | 'called' | 'country' | 'zone'> & {
  answers: ReadonlyMap<number, { value: AnswerValue }>;
};

/** One answer; for somebody who gave none, one row without an answer. */
type Row = { person: number } & Pick<PartnerView, 'name' | 'called' | 'country' | 'zone'> &
  ({ question: number; role: string | null; value: AnswerValue } | { question: null });

const rowsOf = often(
  (_, programme: number, round: number, people: readonly number[], shown: readonly number[]) => sql<Row>`
    select person.id as person, person.name, person.called, person.country, person.zone, question.id as question, question.role, answer.value
    from unnest(${unseen(people)}) as member (id)
    cross join lateral (
      select own.programme_id, own.id, own.person_id from application own
      where own.programme_id = ${programme} and own.round_id = ${round} and own.person_id = member.id limit 1) application
    join person on person.programme_id = application.programme_id and person.id = application.person_id
    left join (answer join question on question.programme_id = answer.programme_id and question.id = answer.question_id)
      on answer.programme_id = application.programme_id and answer.application_id = application.id
      and (application.person_id = any(${shown}) or question.role = 'hours')
    order by person.id, question.id`,
);

/** Reads the hours of all members, and everything else only for those whom the page may show. */
export async function memberAnswers(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; round: number; people: readonly number[]; shown: readonly number[] },
): Promise<MemberAnswers> {
  const rows = await rowsOf(ctx.db, of.programme, of.round, of.people, of.shown);
  const answers = rows.flatMap((row) => (row.question === null ? [] : [row]));
  return {
    hours: hoursIn(answers.filter(({ role }) => role === 'hours')),
    shown: new Map(
      rows
        .filter(({ person }) => of.shown.includes(person))
        .map(({ person, name, called, country, zone }) => [
          person,
          {
            name,
            called,
            country,
            zone,
            answers: new Map(answers.flatMap((one) => (one.person === person ? [[one.question, one]] : []))),
          },
        ]),
    ),
  };
}

/** The card of one member as a partner sees it; null when there is nothing to show. */
export function cardOf(
  { shown }: MemberAnswers,
  person: number,
  steps: readonly FormStep[],
): PartnerView | null {
  const found = shown.get(person);
  return found ? viewFrom(found, steps, found.answers) : null;
}
