import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { isIntroduced, phaseOf, roundById } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import type { Application } from '../queries.ts';

/** Days that everybody has for saying whether they are still available, from when the question left, however the dates move. */
export const ANSWER_DAYS = 3;
const DAY = 86_400_000;

/**
 * When the time to answer ends for a question that leaves at `left`: when partners are chosen, or after `ANSWER_DAYS`, whichever is later.
 */
export function answerEnd(round: Pick<Round, 'dates'>, left: Date): Date {
  return later(round.dates.matches.dueAt, new Date(left.getTime() + ANSWER_DAYS * DAY));
}

export const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** When somebody's time to answer ends; null while no question has left. Dates that moved to later give more time. */
export function answerEndOf(
  round: Pick<Round, 'dates'>,
  { answer_by: by }: Pick<Application, 'answer_by'>,
): Date | null {
  return by && later(by, round.dates.matches.dueAt);
}

/** Whether somebody counts as silent: the question has left, will not be asked anew, and their time is over. */
export function isSilent(
  round: Pick<Round, 'dates'>,
  application: Pick<Application, 'available_at' | 'available_asked_at' | 'ask_again_at' | 'answer_by'>,
  now: Date,
): boolean {
  const end = answerEndOf(round, application);
  if (application.available_at || !application.available_asked_at || application.ask_again_at) return false;
  return end !== null && end <= now;
}

/** The same for the application `a` of a query. With `of`, the date of that round is looked up once. */
export function silent(now: Date, of?: { programme: number; round: number }): RawBuilder<boolean> {
  const own = of
    ? sql`d.programme_id = ${of.programme} and d.round_id = ${of.round}`
    : sql`d.programme_id = a.programme_id and d.round_id = a.round_id`;
  return sql<boolean>`(a.available_at is null and a.available_asked_at is not null and a.ask_again_at is null
    and a.answer_by is not null and greatest(a.answer_by, (
      select d.due_at from round_date d
      where ${own} and d.kind = 'matches')) <= ${now})`;
}

/**
 * Whether partners may still be chosen for somebody. That ends with the publication, and on the round's date unless they still have time to
 * answer.
 */
export async function isBeforeChoice(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  application: Application,
): Promise<boolean> {
  const now = ctx.clock.now();
  const round = await roundById(ctx, application.programme_id, application.round_id);
  const phase = phaseOf(round, now);
  if (await isIntroduced(ctx, round.programme_id, round.id)) return false;
  if (phase === 'planned' || phase === 'open' || phase === 'closed') return true;
  if (phase !== 'matching' && phase !== 'running') return false;
  if (!application.available_asked_at) return false;
  const end = answerEndOf(round, application);
  // An answer can still change while the time runs. A question that has not left yet still waits for its answer.
  return end === null ? application.available_at === null : application.ask_again_at !== null || end > now;
}

/**
 * How many confirmed people of a round may still say whether they are available, or have yet to be asked. Also until when the last of them
 * can; null when unknown, since a question has not left. Partners are published after that.
 */
export async function awaitedAnswers(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round: id }: { programme: number; round: number },
): Promise<{ count: number; until: Date | null }> {
  const now = ctx.clock.now();
  const { published_at: publishedAt, dates } = await roundById(ctx, programme, id);
  const isToCome = publishedAt !== null && dates.availability.doneAt === null;
  const { rows } = await sql<{ count: number; until: Date | null }>`
    select count(*)::int as count, case when bool_and(ends is not null) then max(ends) end as until from (
      select case when a.available_asked_at is not null and a.ask_again_at is null and a.answer_by is not null
        then greatest(a.answer_by, ${dates.matches.dueAt}::timestamptz) end as ends
      from application a
      where a.programme_id = ${programme} and a.round_id = ${id} and a.state = 'confirmed' and a.available_at is null
        and (a.available_asked_at is not null or ${isToCome}) and not ${silent(now, { programme, round: id })}) own`.execute(
    ctx.db,
  );
  return rows[0]!;
}
