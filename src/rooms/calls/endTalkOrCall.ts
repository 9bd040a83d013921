import type { Ctx } from '../ctx.ts';
import { reportContact } from '../partnerships/index.ts';
import { openCall } from './queries.ts';
import type { OpenCall } from './queries.ts';
import { CONTACT_SECONDS } from './rules.ts';

/**
 * Ends the talk when a closed window leaves fewer than two people, and the call when it leaves nobody. A talk of a minute is contact of those who heard
 * each other. In a transaction that has locked the partnership.
 */
export async function endTalkOrCall(
  ctx: Ctx,
  { programme, partnership }: { programme: number; partnership: number },
): Promise<void> {
  const call = await openCall(ctx, { programme, partnership });
  if (!call) return;
  const people = new Set(call.seats.map(({ person }) => person));
  const isOver = people.size === 0;
  if (people.size > 1 || (!isOver && call.talkSince === null)) return;
  const now = ctx.clock.now();
  const talked = call.talkedSeconds + (await secondsOf(ctx, programme, call));
  await ctx.db
    .updateTable('call')
    .set({ talk_since: null, talked_seconds: talked, ...(isOver ? { ended_at: now } : {}) })
    .where('programme_id', '=', programme)
    .where('id', '=', call.id)
    .execute();
  if (call.talkSince && talked >= CONTACT_SECONDS && call.talkedSeconds < CONTACT_SECONDS)
    await countAsContact(ctx, { programme, partnership }, call);
}

/** The length of the talk that goes on: until the last but one of its people left, however long the last sat there alone. */
async function secondsOf(ctx: Pick<Ctx, 'db' | 'clock'>, programme: number, call: OpenCall): Promise<number> {
  if (!call.talkSince) return 0;
  const second = await ctx.db
    .selectFrom('call_seat')
    .select(({ fn, val }) => fn.max(fn.coalesce('left_at', val(ctx.clock.now()))).as('at'))
    .where('programme_id', '=', programme)
    .where('call_id', '=', call.id)
    .groupBy('person_id')
    .orderBy('at', 'desc')
    .offset(1)
    .limit(1)
    .executeTakeFirst();
  return second ? Math.max(0, Math.round((second.at.getTime() - call.talkSince.getTime()) / 1000)) : 0;
}

/** For each who heard another; in a partnership that is over, and of whoever left it, nothing is counted any more. */
async function countAsContact(
  ctx: Ctx,
  { programme, partnership }: { programme: number; partnership: number },
  call: OpenCall,
): Promise<void> {
  const heard = await ctx.db
    .selectFrom('call_seat')
    .select('person_id as person')
    .distinct()
    .where('programme_id', '=', programme)
    .where('call_id', '=', call.id)
    .where('heard_at', 'is not', null)
    .orderBy('person_id')
    .execute();
  for (const { person } of heard)
    await reportContact(ctx, { programme, person, partnership, answer: 'talked', isNoted: true });
}
