import { sql } from 'kysely';
import { TAKE_BACK_MINUTES } from '../../../lib/time/timeToTakeBack.ts';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { PIECE } from '../../pieces.ts';
import { chatById } from '../reading/chatOf.ts';
import type { Chat } from '../reading/chatOf.ts';
import { isOff } from '../rules.ts';
import { nextHearers } from './hearers.ts';

const MINUTE = 60_000;
/** A chat that begins sooner than this is announced at once: there is no time to wait ten minutes for somebody to take it back. */
const SOON = 120 * MINUTE;

/**
 * Duty: tells everybody of a round once that a chat is announced, then of each new hour, and that it is called off. Waits ten minutes after
 * the act, so that nobody is told of an act that was taken back. A change of texts alone is only for calendars.
 */
export async function tellOfChats(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ programme: number; id: number }>`
    select c.programme_id as programme, c.id from chat c
    where c.announced_at is not null and c.told_sequence is distinct from c.sequence and c.rehearses_id is null and (
      c.telling_after is not null
      or exists (select from chat_session s where s.programme_id = c.programme_id and s.chat_id = c.id
        and s.starts_at < ${new Date(now.getTime() + SOON)})
      or not exists (select from event e where e.programme_id = c.programme_id and e.subject_kind = 'chat' and e.subject_id = c.id
        and e.at > ${new Date(now.getTime() - TAKE_BACK_MINUTES * MINUTE)}))
    order by c.programme_id, c.id`.execute(ctx.db);
  for (const { programme, id } of whileTime(ctx, rows)) while (await tellSome(ctx, programme, id)) void 0;
}

/** Tells the next few hundred people. Returns whether there are more, and time for them. */
async function tellSome(ctx: Ctx, programme: number, id: number): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    await sql`select from chat where programme_id = ${programme} and id = ${id} for update`.execute(ctx.db);
    const chat = await chatById(ctx, programme, id);
    if (!chat || chat.told_sequence === chat.sequence) return false;
    const kind = kindOf(chat, ctx.clock.now());
    const after = chat.telling_after ?? 0;
    const people = kind ? await nextHearers(ctx, { programme, chat, after, atMost: PIECE }) : [];
    if (kind)
      await ctx.mailer.queue(
        ctx,
        people.map((person) => ({
          programme,
          kind,
          occasion: `chat:${id}/${chat.sequence}`,
          person,
          data: { chat: id, sequence: chat.sequence },
        })),
      );
    const isAll = people.length < PIECE;
    await ctx.db
      .updateTable('chat')
      .set(
        isAll
          ? { told_sequence: chat.sequence, told_hours: hoursIn(chat), telling_after: null }
          : { telling_after: people.at(-1)! },
      )
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .execute();
    return !isAll && (ctx.hasTime?.() ?? true);
  });
}

/** The kind of mail that a chat needs now. Null for none: only its words have changed, or it is over. */
function kindOf(chat: Chat, now: Date) {
  const isComing = chat.sessions.some(({ starts_at }) => starts_at > now);
  if (!isComing) return null;
  if (chat.told_sequence === null) return chat.state === 'announced' ? 'chat-announced' : null;
  if (chat.state === 'cancelled') return 'chat-cancelled';
  if (chat.state === 'over')
    return chat.sessions.some((one) => isOff(one) && one.starts_at > now) ? 'chat-cancelled' : null;
  return chat.state === 'announced' && chat.told_hours !== hoursIn(chat) ? 'chat-moved' : null;
}

/** The hours of a chat on the clocks of their places. */
const hoursIn = ({ sessions }: Chat): string =>
  sessions.map(({ wall, zone, minutes }) => `${wall} ${zone} ${minutes}`).join(', ');
