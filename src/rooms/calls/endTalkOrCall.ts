import type { Ctx } from '../ctx.ts';
import { reportContact } from '../partnerships/index.ts';
import { openCall } from './queries.ts';
import type { OpenCall } from './queries.ts';
import { CONTACT_SECONDS } from './rules.ts';

/**
 * Ends the talk when fewer than two people are left after a window was closed, and the call when nobody is left. A talk of at least a
 * minute counts as contact for people who heard each other. Call it in a transaction that has locked the partnership.
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

/** The length of the present talk: until the last person but one left, however long the last stayed there alone. */
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

/** Counts contact for each person who heard another. Counts nothing in a partnership that is over, or for somebody who left it. */
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
