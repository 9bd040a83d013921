import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import type { Category } from './unsubscribe.ts';

/** A person who asks for kinds of mail, as by subscribing, has not stopped them any more. The caller records the request. */
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
