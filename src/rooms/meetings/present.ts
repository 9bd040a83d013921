import type { Ctx } from '../ctx.ts';
import { lockPartnership, membersOf, metInRounds } from '../partnerships/index.ts';
import type { OwnPartnership } from '../partnerships/index.ts';
import { meetingById } from './queries.ts';
import type { Meeting } from './queries.ts';

/** Why somebody may not touch the meetings of a partnership: it is not theirs, it is over, or the partners are kept apart. */
export type NotTheirs = { ok: false; reason: 'unknown' | 'ended' };

/** A partnership that goes on, as one of its members sees it. */
export interface Present {
  ok: true;
  own: OwnPartnership;
  /** The present members, the reader first. */
  members: number[];
  /** When the partnership's round ends. */
  ends: Date;
}

/** A partnership as one of its members sees it, locked until the transaction ends. */
export async function lockPresent(
  ctx: Ctx,
  { programme, person, partnership }: { programme: number; person: number; partnership: number },
): Promise<NotTheirs | Present> {
  await lockPartnership(ctx, programme, partnership);
  const all = await metInRounds(ctx, programme, person);
  const found = all.find(({ own }) => own.id === partnership);
  if (!found) return { ok: false, reason: 'unknown' };
  const { own, round } = found;
  if (own.state === 'ended' || own.me.leftAt || own.apartAt) return { ok: false, reason: 'ended' };
  return { ok: true, own, members: membersOf(own), ends: round.dates.ends.dueAt };
}

/** The same with one of its meetings. A meeting that is cancelled or over counts as ended. */
export async function lockMeeting(
  ctx: Ctx,
  { programme, person, meeting }: { programme: number; person: number; meeting: number },
): Promise<NotTheirs | (Present & { meeting: Meeting })> {
  const before = await meetingById(ctx, programme, meeting);
  if (!before) return { ok: false, reason: 'unknown' };
  const present = await lockPresent(ctx, { programme, person, partnership: before.partnership });
  if (!present.ok) return present;
  // Read the meeting again, now that nobody else can change it.
  const found = await meetingById(ctx, programme, meeting);
  if (!found) return { ok: false, reason: 'unknown' };
  if (found.state === 'cancelled' || found.state === 'over') return { ok: false, reason: 'ended' };
  return { ...present, meeting: found };
}

/** The zone of a person's clocks; the programme's if they named none. */
export async function zoneOf(ctx: Pick<Ctx, 'db'>, programme: number, person: number): Promise<string> {
  const { zone } = await ctx.db
    .selectFrom('person')
    .innerJoin('programme', 'programme.id', 'person.programme_id')
    .select((eb) => eb.fn.coalesce('person.zone', 'programme.zone').as('zone'))
    .where('person.programme_id', '=', programme)
    .where('person.id', '=', person)
    .executeTakeFirstOrThrow();
  return zone;
}
