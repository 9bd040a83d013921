import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { TestCtx } from '../../../../test/context.ts';
import { onStage } from '../../../../test/onStage.ts';

const insert = (ctx: TestCtx, programme: number, person: number, texts: readonly string[]) =>
  sql`
    insert into outbox (programme_id, kind, occasion, person_id, address, locale, subject, text, html, state, many, private, urgent, due_at, queued_at,
      message_id, data)
    select ${programme}, 'farewell', 'partnership:' || n, ${person}, 'mei@cast.example', 'en', 'A subject', text, '', 'sent', true, false, false, now(), now(),
      '<' || n || '@cast.example>', '{"partnership": 1}'
    from unnest(${texts}::text[]) with ordinality as own (text, n)`.execute(ctx.db);

const noted = async (ctx: TestCtx) =>
  (
    await sql<{ tells: boolean; says: boolean }>`
      select tells_address as tells, position('@' in subject || text) > 0 as says from outbox order by id`.execute(
      ctx.db,
    )
  ).rows;

const expected = (...tells: boolean[]) => tells.map((told) => ({ tells: told, says: told }));

test('whether a mail tells an address stands beside it, whatever changes its words', () =>
  onStage(async (ctx, { programme, people }) => {
    await insert(ctx, programme, people.mei, ['Nobody’s', 'Write to nils@cast.example', '']);
    expect(await noted(ctx)).toEqual(expected(false, true, false));
    await sql`update outbox set subject = 'For nils@cast.example' where occasion = 'partnership:3'`.execute(
      ctx.db,
    );
    expect(await noted(ctx)).toEqual(expected(false, true, true));
    await sql`update outbox set subject = '', text = ''`.execute(ctx.db);
    expect(await noted(ctx)).toEqual(expected(false, false, false));
  }));

test('a mail that loses its words is written anew into no index', () =>
  onStage(async (ctx, { programme, people }) => {
    await insert(ctx, programme, people.mei, ['Words of a mail', 'Others']);
    // A page filled by earlier tests has no room for a second version of a row, so a separate table gets the indexes.
    await sql`create table mails (like outbox including all)`.execute(ctx.db);
    await sql`insert into mails overriding system value select * from outbox where subject = 'A subject'`.execute(
      ctx.db,
    );
    await sql`update mails set text = '', html = ''`.execute(ctx.db);
    const { rows } = await sql`
      select n_tup_upd::int as all, n_tup_hot_upd::int as "in place" from pg_stat_xact_user_tables where relname = 'mails'`.execute(
      ctx.db,
    );
    expect(rows).toEqual([{ all: 2, 'in place': 2 }]);
  }));
