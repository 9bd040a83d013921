import type { Ctx } from '../../ctx.ts';

interface Of {
  programme: number;
  application: number;
}

/** Gives priority in the next matching to somebody who waits through no choice of their own. */
export async function raisePriority(ctx: Pick<Ctx, 'db'>, { programme, application }: Of): Promise<void> {
  await ctx.db
    .updateTable('application')
    .set((eb) => ({ priority: eb('priority', '+', 1) }))
    .where('programme_id', '=', programme)
    .where('id', '=', application)
    .execute();
}

/** Gives an application back its earlier priority. */
export async function setPriority(
  ctx: Pick<Ctx, 'db'>,
  { programme, application, priority }: Of & { priority: number },
): Promise<void> {
  await ctx.db
    .updateTable('application')
    .set({ priority })
    .where('programme_id', '=', programme)
    .where('id', '=', application)
    .execute();
}
