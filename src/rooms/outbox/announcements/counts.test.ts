import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { OUTBOX_STATES } from '../../mails/index.ts';
import { countSent } from '../index.ts';
import { countsOf } from './counts.ts';
import { digestLeft, stillWaits } from './stillWaits.ts';

test('what is told of announcements is what their mails are, counted one by one: in each state, reworded, in digests, come back and gone', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const ids = [1, 2, 3];
    // Each state, with and without a time of leaving and an edit by hand; only combinations that a mail can have.
    await sql`
      with reader as (
        insert into person (programme_id, address, address_confirmed_at, name, locale, created_at)
        select ${programme}, 'reader' || n || '@readers.example', now(), 'Reader', 'en', now() from generate_series(1, 400) n returning id)
      insert into outbox (programme_id, person_id, address, kind, occasion, private, locale, subject, text, html, data, message_id, state, due_at,
        queued_at, many, sent_at, edited_at)
      select ${programme}, id, 'a@readers.example', 'announcement', 'announcement:' || 1 + (n / 7 + n) % 3, false, 'en', '', '', '', '{}', 'm' || id, state,
        ${ctx.clock.now()}, ${ctx.clock.now()}, true,
        case when state = 'sent' or (state in ('waiting', 'failed', 'dropped') and n % 5 = 0)
          then ${ctx.clock.now()}::timestamptz - n * interval '2 seconds' end,
        case when n % 11 = 0 then ${ctx.clock.now()}::timestamptz end
      from (select id, n, (${[...OUTBOX_STATES]}::text[])[1 + n % ${OUTBOX_STATES.length}] as state
        from (select id, row_number() over (order by id) as n from reader) r) r`.execute(db);
    await sql`
      insert into outbox (programme_id, person_id, address, kind, occasion, private, locale, subject, text, html, data, message_id, state, due_at,
        queued_at, many, sent_at)
      select ${programme}, person_id, address, 'digest', 'digest:' || id, false, 'en', '', '', '', jsonb_build_object('mails', jsonb_build_array(id)),
        'd' || id, (array['waiting', 'sent', 'dropped', 'failed'])[1 + n % 4], ${ctx.clock.now()}, ${ctx.clock.now()}, false,
        case when n % 4 = 1 then ${ctx.clock.now()}::timestamptz end
      from (select *, row_number() over (order by id) as n from outbox where state = 'bundled') o`.execute(
      db,
    );
    const agree = async (): Promise<void> => {
      const { rows } = await sql`
        select occasion, count(*)::int as count, count(*) filter (where ${stillWaits})::int as waiting,
          count(*) filter (where ${stillWaits} and edited_at is not null)::int as reworded,
          count(*) filter (where sent_at is not null or state = 'sending' or ${digestLeft})::int as left
        from outbox where kind = 'announcement' group by occasion order by occasion`.execute(db);
      expect(rows).toHaveLength(3);
      const told = await countsOf(ctx, programme, [...ids, 4]);
      expect(ids.map((id) => Object.assign({ occasion: `announcement:${id}` }, told.get(id)))).toEqual(rows);
      expect(told.get(4)).toEqual({ count: 0, waiting: 0, reworded: 0, left: 0 });
    };
    await agree();
    // Some of the mails that left have been counted by then, and some left since.
    await countSent(ctx);
    await agree();
    await sql`delete from outbox where kind = 'announcement' and id % 9 = 0`.execute(db);
    await sql`update outbox set state = 'failed' where kind = 'announcement' and state = 'sent' and id % 7 = 0`.execute(
      db,
    );
    await agree();
    ctx.clock.forward(1);
    await countSent(ctx);
    await agree();
  });
});
