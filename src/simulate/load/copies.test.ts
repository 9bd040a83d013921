import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onStage } from '../../../test/onStage.ts';
import { leave, withPartners } from '../../../test/partners.ts';
import { programmeTables } from './catalogue.ts';
import { copyRows } from './copies.ts';
import { strideOf } from './grow.ts';

test('in a copy whoever left a partnership is the copy of who left, so that they are not taken for one who was left', () =>
  withPartners(['amina', 'luca'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const { db } = ctx;
    const { programme } = cast;
    await leave(scene, 'luca');
    const tables = await programmeTables(db);
    const stride = await strideOf(db, tables);
    await copyRows(db, tables, { from: programme, to: programme, first: 1, times: 2, stride });
    const { rows } = await sql<{ partnership: number; leaver: number; members: number[] }>`
      select subject_id as partnership, (data ->> 'person')::bigint as leaver,
        array(select (one ->> 'person')::bigint from jsonb_array_elements(data -> 'members') one) as members
      from event where kind = 'partnership-left' order by id`.execute(db);
    const { amina, luca } = cast.people;
    expect(rows).toEqual(
      [0, stride, 2 * stride].map((off) => ({
        partnership: pair + off,
        leaver: luca + off,
        members: [luca + off, amina + off],
      })),
    );
  }));

const mail = (kind: string, occasion: string, data: object) => ({
  kind,
  occasion,
  data: JSON.stringify(data),
});

test('in a copy of a mail its ids are those of the copy, in what it is about and in what it carries, and nothing else is another', () =>
  onStage(async (ctx, { programme, people }) => {
    const mails = [
      mail('comments-new', 'none', { comments: [7, 20], mails: [], title: 'comment:7, 20' }),
      mail('meeting-agreed', 'meeting:7/3/person:20/no', { meeting: 7, by: 20, question: 5 }),
      mail('trio-asked', 'trio:7', { question: 5, message: 7, note: '“7” \\ "20"' }),
    ];
    await sql`
      insert into outbox (programme_id, person_id, address, kind, occasion, private, locale, subject, text, html, data, message_id, state, due_at, queued_at, many)
      select ${programme}, ${people.mei}, 'mei@cast.example', kind, occasion, true, 'en', '', '', '', data::jsonb, kind, 'sent', ${ctx.clock.now()}, ${ctx.clock.now()}, false
      from json_to_recordset(${JSON.stringify(mails)}::json) as mail (kind text, occasion text, data text)`.execute(
      ctx.db,
    );
    const tables = await programmeTables(ctx.db);
    const stride = await strideOf(ctx.db, tables);
    await copyRows(ctx.db, tables, { from: programme, to: programme, first: 11, times: 1, stride });
    const copied = (id: number): number => 11 * stride + id;
    const { rows } = await sql<{ occasion: string; data: unknown }>`
      select occasion, data from outbox where id > ${copied(0)} order by id`.execute(ctx.db);
    expect(rows).toEqual([
      { occasion: 'none', data: { comments: [copied(7), copied(20)], mails: [], title: 'comment:7, 20' } },
      {
        occasion: `meeting:${copied(7)}/3/person:${copied(20)}/no`,
        data: { meeting: copied(7), by: copied(20), question: 5 },
      },
      { occasion: `trio:${copied(7)}`, data: { question: copied(5), message: 7, note: '“7” \\ "20"' } },
    ]);
  }));
