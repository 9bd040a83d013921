import type { Random } from '../../../sample/people/random.ts';
import { beginApplication } from '../../rooms/applications/index.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { applyAs, sendIn } from '../applicant.ts';
import type { Applicant } from '../applicant.ts';

/**
 * Shares of people who come back: among those whose person still exists (they asked to keep their answers, or come first), and among all
 * others.
 */
const KNOWN = 0.8;
const OTHERS = 0.3;

/**
 * Some people of a finished round apply to the next. Those whose person still exists open its form, with last time's answers if they asked
 * to keep them. The others were forgotten, and begin as strangers.
 */
export async function applyAgain(
  ctx: Ctx,
  next: Round,
  applicants: readonly Applicant[],
  random: Random,
): Promise<Applicant[]> {
  const programme = next.programme_id;
  const people = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('programme_id', '=', programme)
    .where('erased_at', 'is', null)
    .where('address_confirmed_at', 'is not', null)
    .execute();
  const known = new Set(people.map(({ id }) => id));
  const everybody = applicants.map(({ invented }) => invented);
  const back: Applicant[] = [];
  for (const { invented, person } of applicants) {
    const isKnown = known.has(person);
    if (!random.chance(isKnown ? KNOWN : OTHERS)) continue;
    if (!isKnown) {
      back.push(await applyAs(ctx, next, invented, everybody));
      continue;
    }
    const actor = { kind: 'person', id: person } as const;
    const { id: application } = await beginApplication(ctx, { programme, actor, round: next.id, person });
    await sendIn(ctx, next, { invented, application, person }, everybody);
    back.push({ invented, application, person });
  }
  return back;
}
