import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import { readsAppeal } from './appealReaders.ts';
import { asReader, readsConcern } from './readers.ts';
import { tellReaders } from './tellReaders.ts';

/** Hours after which the readers of an unread concern are mailed again. */
const PRESSES_HOURS = 24;

/** Notes that somebody reads the concerns of a partnership, and the appeals, that they may read; each time once. */
export async function noteViews(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  viewer: Viewer,
  partnership: number,
): Promise<void> {
  const [reader, now] = [asReader(viewer), ctx.clock.now()];
  await sql`
    with concern_seen as (
      insert into concern_view (programme_id, concern_id, person_id, seen_at)
      select c.programme_id, c.id, ${viewer.person}::bigint, ${now} from concern c
      where c.programme_id = ${programme} and c.partnership_id = ${partnership}
        and ${readsConcern(reader, sql`c.programme_id`, sql`c.id`)}
    )
    insert into appeal_view (programme_id, appeal_id, person_id, seen_at)
    select w.programme_id, w.id, ${viewer.person}::bigint, ${now} from concern_appeal w
    join concern c on c.programme_id = w.programme_id and c.id = w.concern_id
    where c.programme_id = ${programme} and c.partnership_id = ${partnership}
      and ${readsAppeal(reader, sql`w.programme_id`, sql`w.id`)}`.execute(ctx.db);
}

/** Mails everybody who may read a concern again, once, when nobody has read it for a day. */
export async function pressUnread(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - PRESSES_HOURS * 3_600_000);
  const { rows } = await sql<{ programme: number; concern: number }>`
    select c.programme_id as programme, c.id as concern from concern c
    where c.handled_at is null and c.pressed_at is null and c.raised_at <= ${before}
      and not exists (select from concern_view v where v.programme_id = c.programme_id and v.concern_id = c.id)`.execute(
    ctx.db,
  );
  for (const { programme, concern } of whileTime(ctx, rows))
    await inTransaction(ctx, async (ctx) => {
      const isHeard = await tellReaders(ctx, { programme, concern, isAgain: true });
      // A concern without a reader stays as it is: its readers are mailed once somebody may read it.
      if (!isHeard) return;
      await ctx.db
        .updateTable('concern')
        .set({ pressed_at: ctx.clock.now() })
        .where('programme_id', '=', programme)
        .where('id', '=', concern)
        .execute();
    });
}
