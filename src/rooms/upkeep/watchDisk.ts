import { RESERVE } from '../../lib/files/disk.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { closeEverywhere, openMatter } from '../matters/index.ts';
import { operatorsAsPersons } from '../people/index.ts';
import { dayOf, diskOutlook } from './queries.ts';
import { NEARLY } from './rules.ts';

/** Days for which the numbers are kept: a year's growth, and a little more. */
const KEPT_DAYS = 400;
const KIND = 'disk-filling';

/**
 * Notes once a day how full the disk is, and at once when hardly any room is left. Warns in time by a line on every programme's work list
 * and one mail to each operator, and removes the line when there is room again. The next shortage is told anew.
 */
export async function watchDisk(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.clock.now());
  const noted = await ctx.db.selectFrom('disk_day').select('day').where('day', '=', today).executeTakeFirst();
  const room = await ctx.disk.room();
  const isNearly = room !== null && room.free - RESERVE < NEARLY;
  if (noted && !isNearly) return;
  if (noted && (await isTold(ctx))) return;
  const { now, outlook } = await diskOutlook(ctx);
  await inTransaction(ctx, async (ctx) => {
    const { day, database } = now;
    await ctx.db
      .insertInto('disk_day')
      .values({ day, database, free: now.room?.free ?? null, total: now.room?.total ?? null })
      .onConflict((c) => c.column('day').doNothing())
      .execute();
    const before = dayOf(new Date(ctx.clock.now().getTime() - KEPT_DAYS * 86_400_000));
    await ctx.db.deleteFrom('disk_day').where('day', '<', before).execute();
    if (!outlook.isFilling) return closeEverywhere(ctx, { actor: { kind: 'timetable' }, kind: KIND });
    if (!(await isTold(ctx))) await tellOperators(ctx, day, outlook.days);
  });
}

/** Whether the warning was given and still stands. */
async function isTold({ db }: Ctx): Promise<boolean> {
  const open = db.selectFrom('matter').select('id').where('kind', '=', KIND).where('closed_at', 'is', null);
  return (await open.limit(1).executeTakeFirst()) !== undefined;
}

async function tellOperators(ctx: Ctx, day: string, days: number | null): Promise<void> {
  for (const programme of await programmes(ctx))
    await openMatter(ctx, { programme, kind: KIND, subject: ['programme', programme], urgency: 2 });
  const full = days === null ? null : dayOf(new Date(ctx.clock.now().getTime() + days * 86_400_000));
  // The operator may not be in any programme yet: then only the page tells them.
  const { programme, persons } = await operatorsAsPersons(ctx);
  if (programme === null) return;
  await ctx.mailer.queue(
    ctx,
    persons.map((person) => ({ programme, person, kind: KIND, occasion: `disk:${day}`, data: { full } })),
  );
}

async function programmes({ db }: Ctx): Promise<number[]> {
  const rows = await db.selectFrom('programme').select('id').where('archived_at', 'is', null).execute();
  return rows.map(({ id }) => id);
}
