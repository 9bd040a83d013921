import type { Ctx } from '../ctx.ts';
import { agreementIn } from '../partnerships/index.ts';
import type { OwnPartnership } from '../partnerships/index.ts';
import type { Meeting } from './queries.ts';
import { placesBefore } from './quietWithMeetings.ts';
import { USUAL_LENGTH, meansOf } from './rules/meeting.ts';

/** The terms of a meeting when nobody chose any: one hour, once, by the means the partners agreed on, at their last place. */
export async function usualTerms(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  own: OwnPartnership,
): Promise<Pick<Meeting, 'minutes' | 'means' | 'weeks' | 'link'>> {
  const { standing } = await agreementIn(ctx, programme, own);
  const means = meansOf(standing?.means);
  const link = (await placesBefore(ctx, programme, own.id))[means] ?? null;
  return { minutes: USUAL_LENGTH, means, weeks: null, link };
}
