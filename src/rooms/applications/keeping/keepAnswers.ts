import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { roundById } from '../../programmes/index.ts';
import { applicationById } from '../queries.ts';
import { keptOf } from './kept.ts';

/** The most years for which answers are kept. */
const KEPT_YEARS = 2;

/** Questions whose answers hold only for their time (absences), or are kept elsewhere (people never to be paired with). */
const NOT_KEPT = ['absences', 'exclusions'];

/**
 * Keeps the answers of an application whose round is over for the next round's form, because its person asks for that. Otherwise they are
 * deleted on the date of the round's data. Replaces answers kept earlier. Answers `until`, when they are deleted at the latest.
 */
export async function keepAnswers(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number; application: number },
): Promise<{ ok: true; until: Date } | { ok: false; reason: 'unknown' | 'gone' }> {
  const { programme, actor, person } = input;
  const application = await applicationById(ctx, programme, input.application);
  if (application?.person_id !== person || application.state !== 'finished')
    return { ok: false, reason: 'unknown' };
  const { id, round_id: round } = application;
  return inTransaction(ctx, async (ctx) => {
    const kept = await keptOf(ctx, programme, person);
    if (kept?.round === round) return { ok: true, until: kept.until };
    const now = ctx.clock.now();
    const { number, dates } = await roundById(ctx, programme, round);
    // While the data is being deleted, people whose turn has not come could otherwise keep what others no longer can.
    if (dates.purges.dueAt <= now || !(await hasAnswers(ctx, programme, id)))
      return { ok: false, reason: 'gone' };
    const until = new Date(now);
    until.setUTCFullYear(until.getUTCFullYear() + KEPT_YEARS);
    await dropKept(ctx, programme, person);
    await ctx.db
      .insertInto('kept_form')
      .values({
        programme_id: programme,
        person_id: person,
        round_id: round,
        said_at: now,
        until,
        told_number: number,
      })
      .execute();
    await sql`
      insert into kept_answer (programme_id, person_id, question_id, version, value, answered_at)
      select a.programme_id, ${person}, a.question_id, a.version, a.value, a.answered_at
      from answer a join question q on q.programme_id = a.programme_id and q.id = a.question_id
      where a.programme_id = ${programme} and a.application_id = ${id} and not q.type = any(${NOT_KEPT})`.execute(
      ctx.db,
    );
    await record(ctx, { programme, actor, kind: 'answers-kept', subject: ['application', id], round });
    return { ok: true, until };
  });
}

/** Ends the keeping of answers. Kept answers are deleted at once; those in the round go on the date of its data, like everybody's. */
export async function keepNoAnswers(
  ctx: Ctx,
  { programme, actor, person }: { programme: number; actor: Actor; person: number },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (!(await dropKept(ctx, programme, person))) return;
    await record(ctx, { programme, actor, kind: 'answers-not-kept', subject: ['person', person] });
  });
}

/** Deletes a person's kept answers, since they applied with them or asked for that. Answers whether there were any. */
export async function dropKept(ctx: Pick<Ctx, 'db'>, programme: number, person: number): Promise<boolean> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('kept_form')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

async function hasAnswers(ctx: Pick<Ctx, 'db'>, programme: number, application: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('answer')
    .select('question_id')
    .where('programme_id', '=', programme)
    .where('application_id', '=', application)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
