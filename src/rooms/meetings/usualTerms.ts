import type { Ctx } from '../ctx.ts';
import { agreementIn } from '../partnerships/index.ts';
import type { OwnPartnership } from '../partnerships/index.ts';
import type { Meeting } from './queries.ts';
import { USUAL_LENGTH, meansOf } from './rules/meeting.ts';

/** The terms of a meeting for which nobody chose any: an hour by the means that the partners agreed on, once. */
export async function usualTerms(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  own: OwnPartnership,
): Promise<Pick<Meeting, 'minutes' | 'means' | 'weeks' | 'link'>> {
  const { standing } = await agreementIn(ctx, programme, own);
  return { minutes: USUAL_LENGTH, means: meansOf(standing?.means), weeks: null, link: null };
}
