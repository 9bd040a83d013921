import type { Ctx } from '../../ctx.ts';

/** Whether a volunteer wants incoming messages by mail while nobody is assigned. */
export async function watches(ctx: Pick<Ctx, 'db'>, programme: number, person: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('inbox_watch')
    .select('since')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

/** Starts or stops mailing incoming messages to a volunteer. It is their own wish, so it is not logged. */
export async function watchInbox(
  ctx: Ctx,
  input: { programme: number; person: number; on: boolean },
): Promise<void> {
  const own = { programme_id: input.programme, person_id: input.person };
  if (input.on)
    await ctx.db
      .insertInto('inbox_watch')
      .values({ ...own, since: ctx.clock.now() })
      .onConflict((c) => c.doNothing())
      .execute();
  else
    await ctx.db
      .deleteFrom('inbox_watch')
      .where('programme_id', '=', input.programme)
      .where('person_id', '=', input.person)
      .execute();
}
