import type { Random } from '../../../sample/people/random.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { answerTrio, askTrio, chooseWaiting, lookingOf } from '../../rooms/pairing/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Applicant } from '../applicant.ts';
import { conductOf, isSilentOn } from '../conduct.ts';
import type { NamedDate } from './namedDates.ts';

/** The chance that somebody for whom nobody fits chooses on a day, and that they think again once they have. */
const CHOOSES = 0.2;
const THINKS_AGAIN = 0.03;
/** Shares of those who choose: who would join two others, and who would rather be looked for in the next round. */
const TRIO = 0.5;
const NEXT = 0.2;
/** The chance that a member of a pair answers on a day whether somebody may join, and that it is yes. */
const ANSWERS = 0.4;
const YES = 0.75;

interface Today {
  seed: number;
  day: number;
  random: Random;
  /** Collects the dates that we name to people who would rather wait. */
  named: NamedDate[];
}

/** One day of people for whom nobody fits: they ask to join a pair, or to wait, or to be looked for in the next round only; and of pairs who answer. */
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
      // Somebody who is away at that time is named no date.
      if (!looking.leftOut) named.push({ application, saidAt: ctx.clock.now(), at: looking.nextAt });
    }
  }
}

/** Members of pairs who are asked whether somebody may join them; who is silent that day is so to this, too. */
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
    // Refused where the partner has just said no.
    await answerTrio(ctx, { programme, question, person, yes: random.chance(YES) });
  }
}
