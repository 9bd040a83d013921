import { sql } from 'kysely';
import { seeded } from '../../../sample/people/random.ts';
import type { Random } from '../../../sample/people/random.ts';
import { instantToWall } from '../../lib/time/time.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { answer, cancel, comingMeetings, firstHours, move, propose } from '../../rooms/meetings/index.ts';
import type { Meeting } from '../../rooms/meetings/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Applicant } from '../applicant.ts';

/** Of people with a partner, the share who neither propose hours nor answer. */
const NEVER = 0.4;
/** The chance on a day that somebody proposes hours, answers some, moves what stands, or calls it off. */
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

/** One day of hours that are proposed, accepted, refused, moved and called off. */
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
  for (const member of rows) {
    const own = known.get(member.person);
    // Always the same for a person of a seed, and drawn apart from all other chances.
    if (!own || seeded(seed * 100_043 + own.index).chance(NEVER)) continue;
    const people = member.members.flatMap((one) => known.get(one)?.invented ?? []);
    await act(ctx, { round, member, people, zone: own.invented.zone, random });
  }
}

interface Turn {
  round: Round;
  member: Member;
  people: readonly Applicant['invented'][];
  zone: string;
  random: Random;
}

async function act(ctx: Ctx, turn: Turn): Promise<void> {
  const { round, member, random } = turn;
  const programme = round.programme_id;
  const [meeting] = await comingMeetings(ctx, programme, member.partnership);
  if (!meeting) {
    if (!random.chance(PROPOSES)) return;
    const times = hoursOf(ctx, turn);
    const terms = { minutes: 60, means: 'video', link: null, repeats: random.pick(['once', 'fortnightly']) };
    // Without an hour that suits, the room says so itself.
    await propose(ctx, {
      programme,
      partnership: member.partnership,
      person: member.person,
      times,
      ...terms,
    });
    return;
  }
  await answerOrChange(ctx, turn, meeting);
}

async function answerOrChange(ctx: Ctx, turn: Turn, meeting: Meeting): Promise<void> {
  const { member, random } = turn;
  const of = { programme: turn.round.programme_id, person: member.person, meeting: meeting.id };
  if (meeting.state === 'proposed') {
    if (meeting.proposer === member.person || !random.chance(ANSWERS)) return;
    if (random.chance(REFUSES)) await answer(ctx, { ...of, says: 'no' });
    else await answer(ctx, { ...of, says: 'yes', time: random.pick(meeting.times).id });
  } else if (random.chance(CANCELS)) await cancel(ctx, of);
  else if (random.chance(MOVES)) await move(ctx, { ...of, times: hoursOf(ctx, turn) });
}

/** Two hours that suit everybody, on the proposer's clocks. */
function hoursOf(ctx: Ctx, { round, people, zone }: Turn): { date: string; minute: number }[] {
  const search = { now: ctx.clock.now(), latest: round.dates.ends.dueAt, taken: [] };
  return firstHours(people, search)
    .slice(0, 2)
    .map((at) => {
      const wall = instantToWall(at, zone);
      return {
        date: wall.slice(0, 10),
        minute: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)),
      };
    });
}
