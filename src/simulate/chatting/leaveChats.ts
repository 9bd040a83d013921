import { seeded } from '../../../sample/people/random.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { summariseChat } from '../../rooms/chats/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import type { Applicant } from '../applicant.ts';
import { AHEAD, announceNext } from './playChats.ts';

const DAY = 86_400_000;
/** Days since the sessions of the finished chat; late answers came on these days. */
const SINCE = 3;
const SUMMARY =
  'Each of us had met something that looked **the same from afar and was not**.\n\n- Most asked a colleague before they asked a book.\n- Several will write to each other about it.';

/**
 * For the demo: the day after the introduction on which to announce a live chat. When somebody looks around, the chat is over, and late
 * answers have come.
 */
export function chatBefore({ dates: { introduces, ends } }: Round, daysAfter: number): number {
  const days = Math.floor((ends.dueAt.getTime() - introduces.dueAt.getTime()) / DAY);
  return Math.max(1, Math.min(daysAfter, days) - AHEAD - SINCE);
}

/** For the demo: sums up the finished chat and, while the round runs, announces the next one. */
export async function leaveChats(
  ctx: Ctx,
  round: Round,
  { applicants, seed, isRunning }: { applicants: readonly Applicant[]; seed: number; isRunning: boolean },
): Promise<void> {
  const { programme_id: programme } = round;
  const over = await ctx.db
    .selectFrom('chat')
    .innerJoin('chat_session as s', (join) =>
      join.onRef('s.programme_id', '=', 'chat.programme_id').onRef('s.chat_id', '=', 'chat.id'),
    )
    .innerJoin('chat_host', (join) =>
      join.onRef('chat_host.programme_id', '=', 's.programme_id').onRef('chat_host.session_id', '=', 's.id'),
    )
    .select(['chat.id', 'chat_host.person_id as host'])
    .where('chat.programme_id', '=', programme)
    .where('chat.state', '=', 'over')
    .executeTakeFirst();
  if (over) {
    const actor = { kind: 'person', id: over.host } as const;
    await summariseChat(ctx, { programme, actor, chat: over.id, body: SUMMARY, locale: 'en' });
  }
  if (isRunning) await announceNext({ ctx, round, applicants, random: seeded(seed) });
}
