import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import type { Category } from './unsubscribe.ts';

/** Lets kinds of mail come again that a person asks for, as by subscribing. The caller records the request. */
export async function wantAgain(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; person: number; categories: readonly Category[] },
): Promise<void> {
  await ctx.db
    .deleteFrom('unsubscription')
    .where('programme_id', '=', input.programme)
    .where('person_id', '=', input.person)
    .where('category', '=', anyOf(input.categories))
    .execute();
}
