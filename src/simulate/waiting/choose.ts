import type { Random } from '../../../sample/people/random.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { answerTrio, askTrio, chooseWaiting, lookingOf } from '../../rooms/pairing/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Applicant } from '../applicant.ts';
import { conductOf, isSilentOn } from '../conduct.ts';
import type { NamedDate } from './namedDates.ts';

/** The daily chances that somebody whom nobody fits makes a choice, and that they change their mind later. */
const CHOOSES = 0.2;
const THINKS_AGAIN = 0.03;
/** Shares of those who choose: people who would join a pair, and people who prefer the next round. */
const TRIO = 0.5;
const NEXT = 0.2;
/** The daily chance that a member of a pair answers whether somebody may join, and the chance that the answer is yes. */
const ANSWERS = 0.4;
const YES = 0.75;

interface Today {
  seed: number;
  day: number;
  random: Random;
  /** Collects the dates that people who choose to wait are told. */
  named: NamedDate[];
}

/**
 * One day of people whom nobody fits: they ask to join a pair, choose to wait, or choose the next round only. Also one day of pairs who
 * answer.
 */
export async function chooseWhileWaiting(
  ctx: Ctx,
  round: Round,
  applicants: readonly Applicant[],
  today: Today,
): Promise<void> {
  await answerAsked(ctx, round, applicants, today);
  const { random, named } = today;
  const programme = round.programme_id;
  const waiting = await ctx.db
    .selectFrom('application')
    .select(['id', 'person_id as person'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round.id)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .execute();
  for (const { id: application, person } of waiting) {
    const looking = await lookingOf(ctx, { programme, application });
    if (!looking?.nextAt || !random.chance(looking.choice ? THINKS_AGAIN : CHOOSES)) continue;
    const act = { programme, actor: { kind: 'person', id: person } as const, application };
    if (random.chance(TRIO)) await askTrio(ctx, act);
    else if (random.chance(NEXT)) await chooseWaiting(ctx, { ...act, choice: 'next' });
    else {
      await chooseWaiting(ctx, { ...act, choice: 'wait' });
      // Somebody who will be away at that date is told no date.
      if (!looking.leftOut) named.push({ application, saidAt: ctx.clock.now(), at: looking.nextAt });
    }
  }
}

/** Members of pairs answer whether somebody may join them. A member who is silent that day does not answer this, either. */
async function answerAsked(
  ctx: Ctx,
  round: Round,
  applicants: readonly Applicant[],
  { seed, day, random }: Today,
): Promise<void> {
  const programme = round.programme_id;
  const conducts = new Map(applicants.map((one, index) => [one.person, conductOf(seed, index)]));
  const asked = await ctx.db
    .selectFrom('trio_question as q')
    .innerJoin('membership as m', (join) =>
      join
        .onRef('m.programme_id', '=', 'q.programme_id')
        .onRef('m.partnership_id', '=', 'q.partnership_id')
        .on('m.left_at', 'is', null),
    )
    .leftJoin('trio_answer as t', (join) =>
      join
        .onRef('t.programme_id', '=', 'q.programme_id')
        .onRef('t.question_id', '=', 'q.id')
        .onRef('t.person_id', '=', 'm.person_id'),
    )
    .select(['q.id as question', 'm.person_id as person'])
    .where('q.programme_id', '=', programme)
    .where('q.round_id', '=', round.id)
    .where('q.closed_at', 'is', null)
    .where('t.person_id', 'is', null)
    .orderBy('q.id')
    .orderBy('m.person_id')
    .execute();
  for (const { question, person } of asked) {
    const conduct = conducts.get(person);
    if (!conduct || isSilentOn(conduct, day) || !random.chance(ANSWERS)) continue;
    // Refused when the partner has just said no.
    await answerTrio(ctx, { programme, question, person, yes: random.chance(YES) });
  }
}
