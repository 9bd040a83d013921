import { randomUUID } from 'node:crypto';
import { wallToInstant } from '../../lib/time/time.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockPresent, zoneOf } from './present.ts';
import type { NotTheirs, Present } from './present.ts';
import { comingMeetings } from './queries.ts';
import { MEETING_LIMITS, readLink, readTerms } from './rules/meeting.ts';
import type { MeetingMeans, Repeats } from './rules/meeting.ts';
import { readTimes } from './rules/times.ts';
import type { ProposedTime, TimesRefusal } from './rules/times.ts';
import { byPerson, recordArranged, mailMembers } from './writeChange.ts';

export interface Proposal {
  programme: number;
  partnership: number;
  person: number;
  /** One to three times, on the proposer's clocks. */
  times: readonly ProposedTime[];
  /** The zone of the clocks that the proposer was shown; their own zone when absent. */
  zone?: string | undefined;
  /** One of `LENGTHS`. */
  minutes: number;
  means: MeetingMeans | (string & {});
  link: string | null;
  repeats: Repeats | (string & {});
}

export type ProposeRefusal = NotTheirs['reason'] | TimesRefusal | 'terms' | 'link' | 'many-open';

/** Proposes one to three hours to one's partners. The meeting stands as soon as one of them accepts one. */
export async function propose(
  ctx: Ctx,
  input: Proposal,
): Promise<{ ok: true; meeting: number } | { ok: false; reason: ProposeRefusal }> {
  const { programme, partnership, person } = input;
  const terms = readTerms(input);
  if (!terms) return { ok: false, reason: 'terms' };
  const linked = readLink(input.link);
  if (linked === 'long') return { ok: false, reason: 'link' };
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPresent(ctx, { programme, person, partnership });
    if (!found.ok) return found;
    const zone = input.zone ?? (await zoneOf(ctx, programme, person));
    const { minutes } = terms;
    const read = readTimes(input.times, { zone, minutes, now: ctx.clock.now(), ends: found.ends });
    if (!read.ok) return read;
    const open = (await comingMeetings(ctx, programme, partnership)).filter(
      ({ state }) => state === 'proposed',
    );
    if (open.length >= MEETING_LIMITS.open) return { ok: false, reason: 'many-open' };
    const meeting = await putMeeting(ctx, { programme, found, ...terms, ...linked, zone, walls: read.walls });
    await recordArranged(ctx, 'meeting-proposed', { programme, own: found.own, actor: byPerson(person) });
    const told = { programme, meeting: { id: meeting, partnership }, sequence: 0, by: person };
    await mailMembers(ctx, 'meeting-proposed', told, found.members.slice(1));
    return { ok: true, meeting };
  });
}

/** Stores a proposal. `insteadOf`: the time of a series that it replaces, as ISO 8601. */
export async function putMeeting(
  ctx: Ctx,
  of: {
    programme: number;
    found: Present;
    zone: string;
    walls: readonly string[];
    minutes: number;
    means: MeetingMeans;
    link: string | null;
    weeks: number | null;
    insteadOf?: string;
  },
): Promise<number> {
  const { programme, zone, walls } = of;
  const { id: meeting } = await ctx.db
    .insertInto('meeting')
    .values({
      programme_id: programme,
      partnership_id: of.found.own.id,
      uid: randomUUID(),
      proposer_id: of.found.own.me.person,
      zone,
      state: 'proposed',
      minutes: of.minutes,
      means: of.means,
      link: of.link,
      every_weeks: of.weeks,
      instead_of: of.insteadOf ?? null,
      changed_at: ctx.clock.now(),
      look_at: wallToInstant(walls.at(-1)!, zone),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await putTimes(ctx, { programme, meeting, zone, walls });
  return meeting;
}

/** Stores the proposed times of a meeting. */
export async function putTimes(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; meeting: number; zone: string; walls: readonly string[] },
): Promise<void> {
  for (const wall of of.walls)
    await ctx.db
      .insertInto('meeting_time')
      .values({
        programme_id: of.programme,
        meeting_id: of.meeting,
        wall,
        starts_at: wallToInstant(wall, of.zone),
      })
      .execute();
}
