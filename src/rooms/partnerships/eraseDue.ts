import { applicationsOf, withdraw } from '../applications/index.ts';
import { hasTime, inTransaction, whileTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { erasePerson, finishForgetting, lockMatchesOf, personById } from '../people/index.ts';
import { leaveAll } from './leaving/leaveAll.ts';

/**
 * Erases people who asked for it and did not take it back within the day. Their partners are told as if they had left. Each person is
 * erased at once. If they wrote very much, the rest of it is deleted once nobody else waits.
 */
export async function eraseDue(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom('person')
    .select(['programme_id', 'id'])
    .where('erase_at', '<=', ctx.clock.now())
    .where('erased_at', 'is', null)
    .execute();
  for (const one of whileTime(ctx, due))
    await inTransaction(ctx, (ctx) => erase(ctx, one.programme_id, one.id));
  if (due.length === 0 || hasTime(ctx)) await finishForgetting(ctx);
}

async function erase(ctx: Ctx, programme: number, person: number): Promise<void> {
  await lockMatchesOf(ctx, { programme, people: [person] });
  // Locked, so that somebody who takes it back at the same moment is not erased.
  const row = await ctx.db
    .selectFrom('person')
    .select('address')
    .where('programme_id', '=', programme)
    .where('id', '=', person)
    .where('erase_at', '<=', ctx.clock.now())
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) return;
  const actor = { kind: 'person', id: person } as const;
  await leaveAll(ctx, { programme, actor, person });
  for (const { id } of await applicationsOf(ctx, programme, person))
    await withdraw(ctx, { programme, actor, application: id });
  const done = await erasePerson(ctx, { programme, actor, person });
  if (!done.ok) throw new Error(`somebody cannot be erased: ${done.reason}`);
  if (row.address === null) return;
  const isLeft = (await personById(ctx, programme, person))?.erase_far !== null;
  const dueAt = new Date(ctx.clock.now().getTime() + (isLeft ? REST_MS : 0));
  await ctx.mailer.queue(ctx, [
    { programme, kind: 'erased', occasion: `erased:${person}`, person, address: row.address, dueAt },
  ]);
}

/**
 * Milliseconds that the last mail waits while much is left to delete. It says that everything is gone, tens of thousands of comments
 * included.
 */
const REST_MS = 3_600_000;
