import { addDays, instantToWall, wallToInstant } from '../../../lib/time/time.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { personById } from '../../people/index.ts';
import { LIMITS, checkText } from '../rules.ts';
import { lookSoon } from '../turn/lookSoon.ts';
import { absenceOf, partnersNow } from './queries.ts';

/** The most days of one absence; somebody away for longer had better leave and come back. */
export const LONGEST_ABSENCE = 120;

export type AbsenceRefusal = 'unknown' | 'bad-day' | 'past' | 'too-far';

/** Why a day (`2027-03-01`) cannot be the last day away, for somebody whose clock shows `today`; null when it can. */
export function checkDay(until: string, today: string): 'bad-day' | 'past' | 'too-far' | null {
  if (!isDay(until)) return 'bad-day';
  if (until < today) return 'past';
  return until > addDays(`${today}T00:00`, LONGEST_ABSENCE).slice(0, 10) ? 'too-far' : null;
}

/** Today's date where somebody lives, and their time zone. */
export async function todayOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  person: number,
): Promise<{ today: string; zone: string } | null> {
  const found = await personById(ctx, programme, person);
  if (!found || found.erased_at) return null;
  const { zone } = await ctx.db
    .selectFrom('programme')
    .select('zone')
    .where('id', '=', programme)
    .executeTakeFirstOrThrow();
  const own = found.zone ?? zone;
  return { today: instantToWall(ctx.clock.now(), own).slice(0, 10), zone: own };
}

/**
 * Declares that somebody is away until the end of a day (`2027-03-01`), in their own time zone. A new day replaces the old one. Without a
 * day they take a break, which lasts at most `LONGEST_ABSENCE` days. Partners are told, and nobody asks after the person meanwhile. The
 * absence ends by itself. Declaring the same again changes nothing.
 */
export async function declareAbsence(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    until: string | null;
    /** Only coordinators see it. */
    reason?: string;
    /** Whether the application told it: its days have no limit then. */
    wasPlanned?: boolean;
  },
): Promise<{ ok: true; until: string } | { ok: false; reason: AbsenceRefusal | 'too-long' }> {
  const { programme, person } = input;
  const here = await todayOf(ctx, programme, person);
  if (!here) return { ok: false, reason: 'unknown' };
  const undated = input.until === null;
  const until = input.until ?? addDays(`${here.today}T00:00`, LONGEST_ABSENCE).slice(0, 10);
  const reason = input.reason?.trim() ?? '';
  if (checkText(reason, LIMITS.reason) === 'too-long') return { ok: false, reason: 'too-long' };
  const problem = checkDay(until, here.today);
  if (problem && !(input.wasPlanned && problem === 'too-far')) return { ok: false, reason: problem };
  return inTransaction(ctx, async (ctx) => {
    await lookSoon(ctx, { programme, person });
    // Locked, so that two browsers take turns.
    await ctx.db
      .selectFrom('person')
      .select('id')
      .where('programme_id', '=', programme)
      .where('id', '=', person)
      .forUpdate()
      .execute();
    const before = await absenceOf(ctx, programme, person);
    if (before && before.undated === undated && (undated || before.until === until))
      return { ok: true, until: before.until };
    const now = ctx.clock.now();
    await ctx.db
      .updateTable('absence')
      .set({ ended_at: now })
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .where('ended_at', 'is', null)
      .execute();
    const { id } = await ctx.db
      .insertInto('absence')
      .values({
        programme_id: programme,
        person_id: person,
        until_day: until,
        undated,
        reason: reason || null,
        back_at: wallToInstant(addDays(`${until}T00:00`, 1), here.zone),
        said_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'absence-declared',
      subject: ['person', person],
      data: { until },
    });
    await tellPartners(ctx, { programme, person, absence: id, isBack: false, undated });
    return { ok: true, until };
  });
}

/** Tells somebody's present partners that they are away, or back. */
export async function tellPartners(
  ctx: Ctx,
  about: { programme: number; person: number; absence: number; isBack: boolean; undated: boolean },
): Promise<void> {
  const { programme, person, absence, isBack, undated } = about;
  await ctx.mailer.queue(
    ctx,
    (await partnersNow(ctx, programme, person)).map(({ partnership, partner }) => ({
      programme,
      kind: 'partner-away' as const,
      occasion: `absence:${absence}${isBack ? '/back' : ''}`,
      person: partner,
      data: { partnership, person, absence, isBack, undated },
    })),
  );
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}
