import { applicationsOf, withdraw } from '../applications/index.ts';
import { inTransaction, whileTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { mayDo } from '../outboxTransitions.ts';
import { erasePerson, holdMatching } from '../people/index.ts';
import { leaveAll } from './leaving/leaveAll.ts';

/** Erases who asked for it and did not change their mind; their partners hear of it, and whoever waits for them, as if they had withdrawn. */
export async function eraseDue(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom('person')
    .select(['programme_id', 'id'])
    .where('erase_at', '<=', ctx.clock.now())
    .where('erased_at', 'is', null)
    .execute();
  for (const one of whileTime(ctx, due))
    await inTransaction(ctx, (ctx) => erase(ctx, one.programme_id, one.id));
}

async function erase(ctx: Ctx, programme: number, person: number): Promise<void> {
  await holdMatching(ctx, { programme, person });
  // Held, so that nobody is erased who stays at the same moment.
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
  if (row.address !== null)
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'erased', occasion: `erased:${person}`, person, address: row.address },
    ]);
}

/** Forgets the address of whoever was erased, once the mail that told them has left, or cannot. */
export async function forgetErased(ctx: Ctx): Promise<void> {
  await ctx.db
    .deleteFrom('outbox')
    .where('kind', '=', 'erased')
    .where((eb) =>
      eb.or([
        mayDo('forget'),
        eb('queued_at', '<', new Date(ctx.clock.now().getTime() - LAST_WORD_DAYS * 86_400_000)),
      ]),
    )
    .execute();
}

/** As long as a mail server may be away. */
const LAST_WORD_DAYS = 5;
