import { sql } from 'kysely';
import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { answerTable, answersIn, leftOver } from '../../forms/index.ts';
import type { FormStep, GivenAnswer } from '../../forms/index.ts';
import { questionsOf } from '../../programmes/index.ts';
import { answersOf, applicationById } from '../queries.ts';
import type { Application } from '../queries.ts';

type Db = Pick<Ctx, 'db'>;

/** The answers that somebody asked to keep. */
const KEPT = answerTable('kept_answer', 'person_id');

/** The round whose answers somebody asked to keep: since when, and until when at the latest. */
export interface Kept {
  round: number;
  saidAt: Date;
  until: Date;
}

/** The round whose answers somebody asked to keep for the next form; null when they did not ask. */
export async function keptOf(ctx: Db, programme: number, person: number): Promise<Kept | null> {
  const row = await ctx.db
    .selectFrom('kept_form')
    .select(['round_id as round', 'said_at as saidAt', 'until'])
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row ?? null;
}

/** Somebody's answers of last time, for a new application: those of the earlier application while they exist, or else the kept ones. */
export async function lastAnswers(
  ctx: Db,
  { programme, person, earlier }: { programme: number; person: number; earlier: number },
): Promise<Map<number, GivenAnswer>> {
  const last = await answersOf(ctx, programme, earlier);
  return last.size > 0 ? last : answersIn(ctx, KEPT, programme, person);
}

/**
 * The questions, in their wording of last time, whose answers have no place in this application's form. It no longer asks them, or no
 * longer takes such an answer. Empty for an application that began without answers of last time.
 */
export async function leftOut(
  ctx: Db,
  application: Application,
  form?: readonly FormStep[],
): Promise<Texts[]> {
  const { programme_id: programme, person_id: person, copied_from: from } = application;
  if (from === null || application.state !== 'draft') return [];
  const earlier = await applicationById(ctx, programme, from);
  if (earlier?.person_id !== person) return [];
  const last = await lastAnswers(ctx, { programme, person, earlier: earlier.id });
  const asked = form ?? (await questionsOf(ctx, programme, application.round_id));
  const questions = asked.flatMap((step) => step.questions);
  const without = leftOver(questions, last);
  if (without.length === 0) return [];
  const { rows } = await sql<{ label: Texts }>`
    select v.label from unnest(${without}::bigint[], ${without.map((id) => last.get(id)!.version)}::int[])
      with ordinality as lost (question, version, place)
    join question_version v on v.programme_id = ${programme} and v.question_id = lost.question and v.version = lost.version
    order by place`.execute(ctx.db);
  return rows.map(({ label }) => label);
}
