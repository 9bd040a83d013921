import { seeded } from '../../sample/people/random.ts';
import { keepAnswers } from '../rooms/applications/index.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { partnershipsOf, planStayInTouch, stayInTouch } from '../rooms/partnerships/index.ts';
import type { Round } from '../rooms/programmes/index.ts';
import type { Applicant } from './applicant.ts';

/** Shares of people with a partner at the end: those who answer the farewell, would stay in touch (by mail), and keep their answers. */
const ANSWERS = 0.7;
const STAYS = 0.8;
const BY_MAIL = 0.5;
const KEEPS = 0.4;

/** The round is over: people say whether they want to stay in touch, and whether to keep their answers for the next round. */
export async function answerFarewells(
  ctx: Ctx,
  round: Round,
  applicants: readonly Applicant[],
  seed: number,
): Promise<void> {
  const { programme_id: programme, id } = round;
  for (const [index, { person, application }] of applicants.entries()) {
    const random = seeded(seed * 100_019 + index);
    if (!random.chance(ANSWERS)) continue;
    const yes = random.chance(STAYS);
    const byMail = random.chance(BY_MAIL);
    const keeps = random.chance(KEEPS);
    for (const own of await partnershipsOf(ctx, programme, person)) {
      if (own.round !== id || !own.asksToStay) continue;
      const who = { programme, person, partnership: own.id };
      await (yes && byMail ? planStayInTouch(ctx, who) : stayInTouch(ctx, { ...who, yes }));
    }
    if (keeps)
      await keepAnswers(ctx, { programme, actor: { kind: 'person', id: person }, person, application });
  }
}
