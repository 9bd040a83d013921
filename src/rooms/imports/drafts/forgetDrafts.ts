import type { Ctx } from '../../ctx.ts';
import { FORGOTTEN_DAYS } from './rules.ts';

const AT_ONCE = 20;

/** A duty of the timetable: forgets imports that nobody touched for some days, with their rows. Returns how many. */
export async function forgetDrafts(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - FORGOTTEN_DAYS * 86_400_000);
  const done = await ctx.db
    .deleteFrom('import_draft')
    .where((eb) =>
      eb(
        eb.refTuple('programme_id', 'id'),
        'in',
        eb
          .selectFrom('import_draft as old')
          .select(['old.programme_id', 'old.id'])
          .where('old.changed_at', '<', before)
          .orderBy('old.changed_at')
          .limit(AT_ONCE)
          .$asTuple('programme_id', 'id'),
      ),
    )
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}
