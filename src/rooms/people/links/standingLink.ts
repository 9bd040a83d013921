import type { Ctx } from '../../ctx.ts';
import type { Purpose } from '../../kinds.ts';
import { linkToken } from './rightLinks.ts';

type Link = { programme: number; person: number; purpose: Purpose };

const standing = (ctx: Ctx, { programme, person, purpose }: Link) =>
  ctx.db
    .selectFrom('right_link')
    .select('id')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('purpose', '=', purpose)
    .where('revoked_at', 'is', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now());

/** The token of a person's standing link; null when they have none. Unlike `linkToken`, it makes none. */
export async function standingToken(ctx: Ctx, link: Link): Promise<string | null> {
  return (await standing(ctx, link).executeTakeFirst()) ? linkToken(ctx, link) : null;
}

/** Takes a person's link back, so that the next one is different. */
export async function endLink(ctx: Ctx, { programme, person, purpose }: Link): Promise<void> {
  await ctx.db
    .updateTable('right_link')
    .set({ revoked_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('purpose', '=', purpose)
    .where('revoked_at', 'is', null)
    .execute();
}
