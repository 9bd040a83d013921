import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { say, stageTopic } from '../../../../test/discussion.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import { begunBy, find } from '../../../../test/searchDesk.ts';

test('of a common name everybody is found by their other words, in any order, however many words there are', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const { programme, people } = cast;
    const now = ctx.clock.now();
    await sql`
      insert into person (programme_id, address, name, locale, created_at)
      select ${programme}, 'maria' || n || '@crowd.example', 'Maria Nr. ' || n, 'en', ${now} from generate_series(1, 40) n`.execute(
      ctx.db,
    );
    const { id } = await ctx.db
      .selectFrom('person')
      .select('id')
      .where('name', '=', 'Maria Nr. 33')
      .executeTakeFirstOrThrow();
    const { id: round } = await ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow();
    const by = { written_by: people.tomas, written_at: now };
    const on = { programme_id: programme, person_id: id, round_id: round };
    await ctx.db
      .insertInto('person_note')
      .values({ ...on, ...by, body: 'Phoned twice about her keyboard' })
      .execute();
    await ctx.db
      .insertInto('person_tag')
      .values({ ...on, tag: 'harbour walk', put_by: people.tomas, put_at: now })
      .execute();
    const thread = await begunBy(scene, id, 'Lantern repair');
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'dates-changed',
        occasion: 'dates/1:2',
        person: id,
        data: { round, kinds: ['matches'] },
      },
    ] as never);
    const mail = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow();
    await ctx.db
      .updateTable('outbox')
      .set({ subject: 'Véranda in the rain', edited_at: now })
      .where('id', '=', mail.id)
      .execute();
    const topic = await stageTopic(ctx, cast);
    const comment = await say(ctx, cast, id, { topic, body: 'A threshold is a wall that changed its mind.' });
    for (const [query, link] of [
      ['maria keyboard', '/everybody/'],
      ['keyboard phoned maria twice her', '/everybody/'],
      ['phoned maria about nr keyboard', '/everybody/'],
      ['maria harbour', '/everybody/'],
      ['maria lantern', `/inbox/${thread}`],
      ['repair nr maria lantern', `/inbox/${thread}`],
      ['maria veranda', `/outbox/${mail.id}`],
      ['rain the maria veranda', `/outbox/${mail.id}`],
      ['maria threshold', `/discussion/${comment}`],
      ['changed maria wall nr', `/discussion/${comment}`],
    ] as const)
      expect([query, await find(scene, 'tomas', query)]).toEqual([
        query,
        expect.objectContaining({ links: expect.arrayContaining([expect.stringContaining(link)]) }),
      ]);
    for (const query of [
      'luca keyboard',
      'luca lantern',
      'luca veranda',
      'luca threshold',
      'maria keyboard lantern',
    ])
      expect([query, (await find(scene, 'tomas', query)).links]).toEqual([query, []]);
  }));

test('of several names that together many have, though few have each, everybody is found by their other words', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const names = ['Alder', 'Birch', 'Cedar', 'Damson', 'Elder'];
    const { id: round } = await ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow();
    for (const name of names) {
      // A note on each of seven people, with the other names and a word of its own.
      const body = `${names.filter((one) => one !== name).join(' ')} of${name}`;
      await sql`
        with come as (
          insert into person (programme_id, name, locale, created_at)
          select ${cast.programme}, ${name} || ' Nr. ' || n, 'en', ${ctx.clock.now()} from generate_series(1, 7) n returning id)
        insert into person_note (programme_id, person_id, round_id, body, written_by, written_at)
        select ${cast.programme}, id, ${round}, ${body}, ${cast.people.tomas}, ${ctx.clock.now()} from come`.execute(
        ctx.db,
      );
    }
    for (const name of names) {
      const { links } = await find(scene, 'tomas', `${names.join(' ')} of${name}`);
      expect([name, links.filter((path) => path?.startsWith('/everybody/'))]).toEqual([
        name,
        Array.from({ length: 7 }, () => expect.any(String)),
      ]);
    }
  }));
