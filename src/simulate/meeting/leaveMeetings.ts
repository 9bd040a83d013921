import { sql } from 'kysely';
import { instantToWall } from '../../lib/time/time.ts';
import { givenHours } from '../../rooms/applications/index.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { answer, bestHours, meetingById, propose } from '../../rooms/meetings/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The least time until an invented meeting. */
const SOON = 30 * HOUR;

interface Member {
  person: number;
  zone: string;
}

/** The partners of a demo whose meetings are invented. The person to sign in as is first. */
export interface DemoPair {
  programme: number;
  round: Round;
  partnership: number;
  members: readonly [Member, Member, ...Member[]];
}

/** The pair of a participant, found by their address; null when they have no partner. */
export async function pairOf(ctx: Pick<Ctx, 'db'>, round: Round, address: string): Promise<DemoPair | null> {
  const programme = round.programme_id;
  const { rows } = await sql<Member & { partnership: number }>`
    select o.partnership_id as partnership, o.person_id as person, coalesce(p.zone, 'UTC') as zone
    from membership m
    join person own on own.programme_id = m.programme_id and own.id = m.person_id and own.address = ${address}
    join partnership s on s.programme_id = m.programme_id and s.id = m.partnership_id and s.state <> 'ended' and s.apart_at is null
    join membership o on o.programme_id = m.programme_id and o.partnership_id = m.partnership_id and o.left_at is null
    join person p on p.programme_id = o.programme_id and p.id = o.person_id
    where m.programme_id = ${programme} and m.round_id = ${round.id} and m.left_at is null
    order by o.person_id <> m.person_id, o.person_id`.execute(ctx.db);
  const [first, second, ...others] = rows.map(({ person, zone }) => ({ person, zone }));
  if (!first || !second) return null;
  return { programme, round, partnership: rows[0]!.partnership, members: [first, second, ...others] };
}

/**
 * For the demo: the two arrange a meeting within a day. When somebody looks around, the meeting is over, and they are asked whether they
 * talked.
 */
export async function leavePastMeeting(ctx: Ctx, pair: DemoPair, before: Date): Promise<void> {
  const now = ctx.clock.now().getTime();
  const times = await hoursBetween(ctx, pair, new Date(now + HOUR), before);
  const at = times[0] ?? new Date(Math.ceil(now / HOUR + 1) * HOUR);
  await arrange(ctx, pair, { by: 1, times: [at], repeats: 'once', isAccepted: true });
}

/** For the demo: an agreed hour, a series, and two hours that the partner proposes and that wait for an answer. */
export async function leaveMeetings(ctx: Ctx, pair: DemoPair): Promise<void> {
  const now = ctx.clock.now();
  const latest = new Date(Math.min(now.getTime() + 14 * DAY, pair.round.dates.ends.dueAt.getTime()));
  const found = await hoursBetween(ctx, pair, new Date(now.getTime() + SOON), latest);
  // With too few shared hours, use evenings of the person to sign in as.
  const more = [2, 3, 5, 6].map((day) => eveningOf(pair.members[0].zone, now, day));
  const [agreed, first, ...open] = found.length >= 4 ? found : more;
  await arrange(ctx, pair, { by: 0, times: [agreed!], repeats: 'once', isAccepted: true });
  const link = 'https://meet.example/far-shelves';
  await arrange(ctx, pair, { by: 1, times: [first!], repeats: 'weekly', link, isAccepted: true });
  await arrange(ctx, pair, { by: 1, times: open.slice(0, 2), repeats: 'once', isAccepted: false });
}

async function hoursBetween(ctx: Ctx, pair: DemoPair, earliest: Date, latest: Date): Promise<Date[]> {
  const { programme, round, members } = pair;
  const given = await givenHours(
    ctx,
    programme,
    round.id,
    members.map(({ person }) => person),
  );
  const people = members.map(({ person, zone }) => ({ zone, hours: given.get(person) }));
  const from = instantToWall(earliest, members[0].zone).slice(0, 10);
  const search = { people, from, days: 14, minutes: 60, earliest, latest, taken: [] };
  return bestHours(search).map(({ at }) => at);
}

function eveningOf(zone: string, now: Date, days: number): Date {
  const day = instantToWall(new Date(now.getTime() + days * DAY), zone).slice(0, 10);
  return new Date(Temporal.PlainDateTime.from(`${day}T18:00`).toZonedDateTime(zone).epochMilliseconds);
}

/** The member with the number `by` proposes, and all others accept the first hour. */
async function arrange(
  ctx: Ctx,
  pair: DemoPair,
  of: { by: 0 | 1; times: readonly Date[]; repeats: string; link?: string; isAccepted: boolean },
): Promise<void> {
  const { programme, partnership, members } = pair;
  const { person, zone } = members[of.by];
  const times = of.times.map((at) => {
    const [date, clock] = instantToWall(at, zone).split('T') as [string, string];
    return { date, minute: Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)) };
  });
  const terms = { minutes: 60, means: 'video', link: of.link ?? null, repeats: of.repeats };
  const done = await propose(ctx, { programme, partnership, person, zone, times, ...terms });
  const meeting = done.ok && of.isAccepted ? await meetingById(ctx, programme, done.meeting) : null;
  const time = meeting?.times[0]?.id;
  if (!meeting || time === undefined) return;
  for (const other of members)
    if (other.person !== person)
      await answer(ctx, { programme, person: other.person, meeting: meeting.id, says: 'yes', time });
}
