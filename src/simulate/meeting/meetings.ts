import { sql } from 'kysely';
import { seeded } from '../../../sample/people/random.ts';
import type { Random } from '../../../sample/people/random.ts';
import { instantToWall } from '../../lib/time/time.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { comingMeetings, firstHours, meetingsFor, propose } from '../../rooms/meetings/index.ts';
import type { Meeting } from '../../rooms/meetings/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Applicant } from '../applicant.ts';
import { answerIntroduction } from './introduced.ts';
import { answersBy, cancelsBy, movesBy } from './acts.ts';
import type { Actor } from './acts.ts';

/** Share of people with a partner who neither propose hours nor answer. */
const NEVER = 0.4;
/** The ways in which the other people answer: on the page, by a word or a number in a mail, or in their calendar program. */
const WAYS = ['page', 'page', 'mail', 'calendar'] as const;
type Way = (typeof WAYS)[number];
/** The daily chances that somebody proposes hours, answers some, refuses, moves a meeting that stands, or calls one off. */
const PROPOSES = 0.05;
const ANSWERS = 0.5;
const REFUSES = 0.15;
const MOVES = 0.03;
const CANCELS = 0.03;

interface Member {
  person: number;
  partnership: number;
  members: number[];
}

/** One day on which hours are proposed, accepted, refused, moved and called off. */
export async function arrangeMeetings(
  ctx: Ctx,
  round: Round,
  applicants: readonly Applicant[],
  { seed, random }: { seed: number; random: Random },
): Promise<void> {
  const known = new Map(applicants.map((one, index) => [one.person, { ...one, index }]));
  const { rows } = await sql<Member>`
    select m.person_id as person, m.partnership_id as partnership, array(
      select o.person_id from membership o where o.programme_id = m.programme_id and o.partnership_id = m.partnership_id
        and o.left_at is null order by o.person_id) as members
    from membership m
    join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id and p.state <> 'ended' and p.apart_at is null
    where m.programme_id = ${round.programme_id} and m.round_id = ${round.id} and m.left_at is null
    order by m.person_id`.execute(ctx.db);
  const coming = await firstComing(ctx, round.programme_id, rows);
  const touched = new Set<number>();
  for (const member of rows) {
    const own = known.get(member.person);
    // Always the same for a person and a seed, and independent of all other draws.
    const chances = own && seeded(seed * 100_043 + own.index);
    if (!own || !chances || chances.chance(NEVER)) continue;
    const way = chances.pick(WAYS);
    const people = member.members.flatMap((one) => known.get(one)?.invented ?? []);
    const { zone, address, locale } = own.invented;
    const { partnership } = member;
    // Only an act of this day changes what was read in its morning.
    const [meeting] = touched.has(partnership)
      ? await comingMeetings(ctx, round.programme_id, partnership)
      : [coming.get(partnership)];
    if (await act(ctx, { round, member, meeting, people, zone, address, locale, way, random }))
      touched.add(partnership);
  }
}

/** The first meeting of each partnership that is proposed or stands. */
async function firstComing(
  ctx: Ctx,
  programme: number,
  members: readonly Member[],
): Promise<Map<number, Meeting>> {
  const partnerships = [...new Set(members.map(({ partnership }) => partnership))];
  const meetings = await meetingsFor(ctx, { programme, partnerships, since: ctx.clock.now() });
  const coming = meetings.filter(({ state }) => state === 'proposed' || state === 'stands');
  return new Map(coming.toReversed().map((meeting) => [meeting.partnership, meeting]));
}

/** Somebody and their day. */
interface Turn {
  round: Round;
  member: Member;
  /** Their first meeting that is proposed or stands. */
  meeting: Meeting | undefined;
  people: readonly Applicant['invented'][];
  zone: string;
  address: string;
  locale: string;
  way: Way;
  random: Random;
}

/** Whether they did something. */
async function act(ctx: Ctx, turn: Turn): Promise<boolean> {
  const { round, member, meeting, random, way, address } = turn;
  const programme = round.programme_id;
  const { person } = member;
  if (!meeting) {
    if (!random.chance(PROPOSES)) return false;
    await proposeHours(ctx, turn);
    return true;
  }
  const by: Actor = { programme, person, address, ends: round.dates.ends.dueAt, locale: turn.locale };
  if (meeting.state === 'proposed') {
    if (meeting.proposer === person || !random.chance(ANSWERS)) return false;
    const time = random.chance(REFUSES) ? null : random.pick(meeting.times);
    await answersBy[way](ctx, by, meeting, time);
  } else if (random.chance(CANCELS)) await cancelsBy[way](ctx, by, meeting);
  else if (random.chance(MOVES)) await movesBy[way](ctx, by, meeting, hoursOf(ctx, turn).slice(0, 2));
  else return false;
  return true;
}

async function proposeHours(ctx: Ctx, turn: Turn): Promise<void> {
  const { round, member, random } = turn;
  const programme = round.programme_id;
  const { person, partnership } = member;
  if (turn.way === 'mail' && (await answerIntroduction(ctx, { programme, person, partnership }))) return;
  const times = hoursOf(ctx, turn).slice(0, random.int(1, 2));
  const terms = {
    minutes: random.pick([30, 60, 60, 90]),
    means: 'video',
    link: null,
    repeats: random.pick(['once', 'fortnightly']),
  };
  // If no hour suits, the room says so itself.
  await propose(ctx, { programme, partnership, person, times, ...terms });
}

/** Hours that suit everybody, on the proposer's clocks. */
function hoursOf(ctx: Ctx, { round, people, zone }: Turn): { date: string; minute: number }[] {
  const search = { now: ctx.clock.now(), latest: round.dates.ends.dueAt, taken: [] };
  return firstHours(people, search).map((at) => {
    const wall = instantToWall(at, zone);
    return {
      date: wall.slice(0, 10),
      minute: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)),
    };
  });
}
