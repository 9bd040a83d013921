import type { Selectable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';
import type { ApplicationState } from './rules.ts';
import { answerTable, answersIn } from '../forms/index.ts';
import type { AnswerValue, GivenAnswer } from '../forms/index.ts';
import { anyOf } from '../../db/anyOf.ts';
import { often } from '../../db/often.ts';

export type Application = Omit<Selectable<Schema['application']>, 'state'> & { state: ApplicationState };

type Db = Pick<Ctx, 'db'>;

const byId = often((db, programme: number, id: number) =>
  db.selectFrom('application').selectAll().where('programme_id', '=', programme).where('id', '=', id),
);

export async function applicationById(ctx: Db, programme: number, id: number): Promise<Application | null> {
  const [row] = await byId(ctx.db, programme, id);
  return (row as Application | undefined) ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockApplication(ctx: Db, programme: number, id: number): Promise<Application | null> {
  const row = await ctx.db
    .selectFrom('application')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return (row as Application | undefined) ?? null;
}

const ofPerson = often((db, programme: number, round: number, person: number) =>
  db
    .selectFrom('application')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('person_id', '=', person),
);

/** A person's application to a round. */
export async function applicationTo(
  ctx: Db,
  programme: number,
  round: number,
  person: number,
): Promise<Application | null> {
  const [row] = await ofPerson(ctx.db, programme, round, person);
  return (row as Application | undefined) ?? null;
}

/** All applications of a person, newest round first. */
export async function applicationsOf(ctx: Db, programme: number, person: number): Promise<Application[]> {
  const rows = await ctx.db
    .selectFrom('application')
    .innerJoin('round', (join) =>
      join
        .onRef('round.programme_id', '=', 'application.programme_id')
        .onRef('round.id', '=', 'application.round_id'),
    )
    .selectAll('application')
    .where('application.programme_id', '=', programme)
    .where('application.person_id', '=', person)
    .orderBy('round.number', 'desc')
    .execute();
  return rows as Application[];
}

/** The table of answers in applications. */
export const ANSWERS = answerTable('answer', 'application_id');

/** Answers of an application, by the id of the question. */
export function answersOf(
  ctx: Db,
  programme: number,
  application: number,
): Promise<Map<number, GivenAnswer>> {
  return answersIn(ctx, ANSWERS, programme, application);
}

/** The answers of several applications, by application and then by question. */
export async function answersOfSeveral(
  ctx: Db,
  programme: number,
  applications: readonly number[],
): Promise<Map<number, Map<number, AnswerValue>>> {
  const rows = await ctx.db
    .selectFrom('answer')
    .select(['application_id as application', 'question_id as question', 'value'])
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(applications))
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ application }) => application)].map(([application, own]) => [
      application,
      new Map(own.map(({ question, value }) => [question, value as AnswerValue])),
    ]),
  );
}

/** The answers that people gave in a round, by person and then by question. Leaves out people who gave none. */
export async function answersInRound(
  ctx: Db,
  programme: number,
  round: number,
  people: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<number, { value: AnswerValue }>>> {
  const rows = await ctx.db
    .selectFrom('application')
    .innerJoin('answer', (join) =>
      join
        .onRef('answer.programme_id', '=', 'application.programme_id')
        .onRef('answer.application_id', '=', 'application.id'),
    )
    .select(['application.person_id as person', 'answer.question_id as question', 'answer.value'])
    .where('application.programme_id', '=', programme)
    .where('application.round_id', '=', round)
    .where('application.person_id', '=', anyOf(people))
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ person }) => person)].map(([person, own]) => [
      person,
      new Map(own.map(({ question, value }) => [question, { value: value as AnswerValue }])),
    ]),
  );
}
