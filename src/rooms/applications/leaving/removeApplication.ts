import type { Ctx } from '../../ctx.ts';

/** Removes an application with its answers: a draft that gives way to another, or what a spreadsheet brought and nobody answered. */
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
