import type { Ctx } from '../ctx.ts';

interface Wish {
  reminds: boolean;
  by_mail: boolean;
  /** When they last said how they mean to hear of it. */
  wished_at: Date;
  is_named: boolean;
  named_as: string;
  here_at: Date | null;
}

/**
 * Notes how somebody wants to hear of a chat. Fields that `set` leaves out stay as they were; for somebody who said nothing before they are
 * false.
 */
export async function putWish(
  ctx: Ctx,
  { programme, chat, person }: { programme: number; chat: number; person: number },
  set: Partial<Wish>,
): Promise<void> {
  const of = { programme_id: programme, chat_id: chat, person_id: person };
  await ctx.db
    .insertInto('chat_wish')
    .values({ reminds: false, ...of, wished_at: ctx.clock.now(), ...set })
    .onConflict((on) => on.columns(['programme_id', 'chat_id', 'person_id']).doUpdateSet(set))
    .execute();
}
