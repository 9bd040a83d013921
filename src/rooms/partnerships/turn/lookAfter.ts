import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { hasTime, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { agreedColumn, rhythmOf } from '../agreement/rhythm.ts';
import type { AgreedRow, Rhythm } from '../agreement/rhythm.ts';
import { beginAbsences } from '../absence/beginAbsences.ts';
import { askContact } from '../contact/askContact.ts';
import { periodEnd } from '../contact/periods.ts';
import type { PartnershipState } from '../queries.ts';
import { afterReminders, remind, remindersDue } from './remind.ts';
import { writeStandings } from './standings.ts';
import { nextIn } from './steps.ts';
import { seenMembers } from './turnsOf.ts';
import type { SeenMember } from './turnsOf.ts';

/** Partnerships of one transaction. */
const AT_ONCE = 50;

const DAY = 86_400_000;

const LAST_DAYS = 3;

/** Whether a moment is so shortly before the end of a round that nobody is reminded or asked any more. */
export const isInLastDays = (at: Date, endsAt: Date): boolean =>
  endsAt.getTime() - at.getTime() <= LAST_DAYS * DAY;

/** A partnership to look after. */
export interface Looked {
  programme: number;
  id: number;
  round: number;
  state: PartnershipState;
  /** When its members learned of each other. */
  metAt: Date;
  /** How often its members agreed to be in touch. */
  rhythm: Rhythm;
  /** When its round ends. */
  endsAt: Date;
  /** The days after which its programme reminds. */
  days: number[];
  /** The last suggestion on the work list for its present silence, even if that was dealt with already. */
  suggested: string | null;
}

/**
 * Looks after each partnership that is due, some at once: reminds members whose turn it is, asks whether they talked, and writes where the
 * partnership stands. A partnership is due at least once a day, when its next reminder is, and soon after something happened in it.
 */
export async function lookAfter(ctx: Ctx): Promise<void> {
  let some: Looked[];
  do {
    some = await inTransaction(ctx, lookAtSome);
  } while (some.length === AT_ONCE && hasTime(ctx));
}

async function lookAtSome(ctx: Ctx): Promise<Looked[]> {
  const now = ctx.clock.now();
  const looked = await whoseTime(ctx);
  if (looked.length === 0) return looked;
  const met = looked.filter(({ metAt }) => metAt <= now);
  await beginAbsences(ctx, met);
  const busy = met.filter(({ endsAt }) => !isInLastDays(now, endsAt));
  const before = await seenMembers(ctx, met);
  const due = busy.flatMap((pair) => remindersDue(pair, before(pair), now));
  const sent = await remind(ctx, due);
  // Another process may have sent a reminder meanwhile: then everything is read again.
  const after = sent.length < due.length ? await seenMembers(ctx, met) : afterReminders(before, sent, now);
  await askContact(ctx, busy);
  await writeStandings(
    ctx,
    met.map((pair) => ({ pair, members: after(pair) })),
  );
  await lookAgain(ctx, looked, after);
  return looked;
}

/**
 * Partnerships that are due, locked: acts in them wait meanwhile, and make them due again. Partnerships that somebody else has locked are
 * left for the next tick, or another process looks after them right now.
 */
const whoseTime = (ctx: Ctx): Promise<Looked[]> =>
  read(
    ctx,
    sql`
      where state <> 'ended' and apart_at is null and coalesce(look_at, '-infinity'::timestamptz) <= ${ctx.clock.now()}
      order by coalesce(look_at, '-infinity'::timestamptz) limit ${AT_ONCE}
      for no key update skip locked`,
  );

/** Some partnerships that go on, due or not; without those whose members are kept apart. */
export const lookedByIds = (
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  ids: readonly number[],
): Promise<Looked[]> =>
  read(
    ctx,
    sql`where state <> 'ended' and apart_at is null and programme_id = ${programme} and id = ${anyOf(ids)}`,
  );

/** One of these by its id; null when there is none. */
export async function lookedById(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<Looked | null> {
  const [one] = await lookedByIds(ctx, programme, [id]);
  return one ?? null;
}

async function read(ctx: Pick<Ctx, 'db'>, which: RawBuilder<unknown>): Promise<Looked[]> {
  const { rows } = await sql<Omit<Looked, 'rhythm'> & { agreed: AgreedRow }>`
    select p.programme_id as programme, p.id, p.round_id as round, p.state, programme.reminder_days as days, ends.due_at as "endsAt",
      greatest(p.introduced_at, meets.due_at) as "metAt",
      ${agreedColumn({ programme: 'p.programme_id', partnership: 'p.id' })} as agreed,
      (select m.data ->> 'suggests' from matter m where m.programme_id = p.programme_id and m.kind = 'pair-silent'
        and m.subject_kind = 'partnership' and m.subject_id = p.id and p.state = 'quiet' and m.since >= p.state_at
        order by m.id desc limit 1) as suggested
    from (
      select programme_id, id, round_id, state, state_at, introduced_at from partnership ${which}) p
    join programme on programme.id = p.programme_id
    join round_date meets on meets.programme_id = p.programme_id and meets.round_id = p.round_id and meets.kind = 'introduces'
    join round_date ends on ends.programme_id = p.programme_id and ends.round_id = p.round_id and ends.kind = 'ends'
    order by p.programme_id, p.id`.execute(ctx.db);
  return rows.map((row) => Object.assign(row, { rhythm: rhythmOf(row.agreed) }));
}

/** Writes when each is due next. */
async function lookAgain(
  ctx: Ctx,
  looked: readonly Looked[],
  members: (pair: Looked) => readonly SeenMember[],
): Promise<void> {
  const now = ctx.clock.now();
  const next = looked.map((pair) => (pair.metAt > now ? pair.metAt : nextLook(pair, members(pair), now)));
  await sql`
    update partnership p set look_at = one.at
    from unnest(${looked.map(({ programme }) => programme)}::bigint[], ${looked.map(({ id }) => id)}::bigint[],
      ${next}::timestamptz[]) as one (programme, id, at)
    where p.programme_id = one.programme and p.id = one.id`.execute(ctx.db);
}

/** The next moment when the present period ends, somebody comes back or a reminder is due; tomorrow at the latest. */
function nextLook(pair: Looked, members: readonly SeenMember[], now: Date): Date {
  const reminders = members.flatMap(({ owes, days, sent }) => {
    const rest = owes ? nextIn(pair.days, days, sent) : null;
    return rest ? [now.getTime() + rest * DAY] : [];
  });
  const back = members.flatMap(({ backAt }) => (backAt ? [backAt.getTime()] : []));
  return new Date(Math.min(now.getTime() + DAY, periodEnd(pair, now).getTime(), ...reminders, ...back));
}
