import { sql } from 'kysely';
import { hasTime, inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { lockChat } from '../locks.ts';
import { PIECE } from '../../pieces.ts';
import { nextHearers } from './hearers.ts';

interface Due {
  programme: number;
  chat: number;
  session: number;
}

/** Tells everybody for whom a changed rule moved the hour of a session, a few hundred at a time. */
export async function tellOfShifts(ctx: Ctx): Promise<void> {
  const { rows } = await sql<Due>`
    select programme_id as programme, chat_id as chat, id as session from chat_session where shifted_zones is not null
    order by programme_id, id`.execute(ctx.db);
  for (const due of whileTime(ctx, rows)) while (await tellSome(ctx, due)) void 0;
}

/** Tells the next few hundred people. Returns whether there are more, and time for them. */
async function tellSome(ctx: Ctx, { programme, chat: id, session: own }: Due): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, id);
    const session = chat?.sessions.find((one) => one.id === own);
    const zones = session?.shifted_zones;
    if (!chat || !zones) return false;
    // Nobody is told of a session that was called off or has begun.
    const isComing = chat.state === 'announced' && session.state === 'planned';
    const after = session.shifted_after ?? 0;
    const people = isComing ? await nextHearers(ctx, { programme, chat, after, atMost: PIECE, zones }) : [];
    const sequence = session.shifted_sequence ?? chat.sequence;
    await ctx.mailer.queue(
      ctx,
      people.map((person) => ({
        programme,
        kind: 'chat-shifted' as const,
        occasion: `chat:${own}/${sequence}`,
        person,
        data: { chat: id, session: own, sequence },
      })),
    );
    const isAll = people.length < PIECE;
    await ctx.db
      .updateTable('chat_session')
      .set(
        isAll
          ? { shifted_zones: null, shifted_sequence: null, shifted_after: null }
          : { shifted_after: people.at(-1)! },
      )
      .where('programme_id', '=', programme)
      .where('id', '=', own)
      .execute();
    return !isAll && hasTime(ctx);
  });
}
