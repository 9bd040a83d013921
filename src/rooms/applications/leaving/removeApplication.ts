import type { Ctx } from '../../ctx.ts';

/** Deletes an application with its answers: a draft that another replaces, or an imported one that nobody answered. */
export async function removeApplication(
  ctx: Pick<Ctx, 'db'>,
  { programme, application }: { programme: number; application: number },
): Promise<void> {
  await ctx.db
    .deleteFrom('application')
    .where('programme_id', '=', programme)
    .where('id', '=', application)
    .execute();
}
