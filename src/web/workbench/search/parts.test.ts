import { expect, test } from 'vitest';
import { say, stageTopic } from '../../../../test/discussion.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import { begunBy, find } from '../../../../test/searchDesk.ts';

test('all words of a search have to be in what a thing shows, in any order, whichever part of it they are of', () =>
  onStage(async (scene) => {
    const { ctx, cast, pair } = scene;
    const { programme, people } = cast;
    const now = ctx.clock.now();
    const links = async (query: string) => (await find(scene, 'tomas', query)).links;
    const { id: round } = await ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow();

    // A partnership is found by both names, as its page is called.
    for (const query of ['陈美 amina', 'Amina Diallo and 陈美', 'Amina Diallo – 陈美'])
      expect([query, await links(query)]).toEqual([query, expect.arrayContaining([`/partnerships/${pair}`])]);
    expect(await links('amina luca')).toEqual([]);

    // A mail is found by its kind and a name, in any language of its subject.
    const mailed = {
      programme,
      kind: 'dates-changed',
      occasion: 'dates/1:2',
      data: { round, kinds: ['matches'] },
    } as const;
    await ctx.mailer.queue(ctx, [
      { ...mailed, person: people.luca },
      { ...mailed, person: people.amina },
    ] as never);
    const { id: mail } = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('person_id', '=', people.luca)
      .where('kind', '=', 'dates-changed')
      .executeTakeFirstOrThrow();
    for (const query of ['moved dates luca', 'Ferri dates, moved'])
      expect([query, await links(query)]).toEqual([query, [`/outbox/${mail}`]]);
    expect(await links('moved dates nils')).toEqual([]);

    // A comment is found by its words, its writer and the title of its topic.
    const topic = await stageTopic(ctx, cast);
    const comment = await say(ctx, cast, people.mei, {
      topic,
      body: 'A threshold is a wall that changed its mind.',
    });
    await say(ctx, cast, people.luca, { topic, body: 'Walls have no mind.' });
    for (const query of ['threshold 陈美', 'doors threshold', 'mind 陈美'])
      expect([query, await links(query)]).toEqual([query, [`/discussion/${comment}`]]);
    expect(await links('threshold luca')).toEqual([]);

    // A person is found by name and country.
    await ctx.db.updateTable('person').set({ country: 'NP' }).where('id', '=', people.nils).execute();
    expect((await find(scene, 'tomas', 'nepal nils')).said).toMatch(/^People Nils/);
    expect(await links('nepal amina')).toEqual([]);

    // An open matter is found by its kind, its names, and its urgency.
    const [matter] = (await find(scene, 'tomas', 'somebody says')).links;
    for (const query of ['wrong diallo', 'somebody 陈美 amina'])
      expect([query, await links(query)]).toEqual([query, expect.arrayContaining([matter])]);
    expect(await links('wrong luca')).toEqual([]);

    // An announcement is found by words of its text, and a conversation by its words and its person.
    const { id: news } = await ctx.db
      .insertInto('announcement')
      .values({
        programme_id: programme,
        subject: { en: 'News' },
        body: { en: 'The lighthouse opens\n\nTomorrow we walk' },
        filter: {},
        created_at: now,
        created_by: people.tomas,
      } as never)
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const query of ['news lighthouse', 'news tomorrow walk'])
      expect([query, await links(query)]).toEqual([
        query,
        [`/outbox/group?kind=announcement&amp;occasion=announcement%3A${news}`],
      ]);
    const thread = await begunBy(scene, people.luca, 'Lantern');
    expect(await links('lantern ferri')).toEqual([`/inbox/${thread}`]);
    expect(await links('lantern nils')).toEqual([]);
  }));

test('notes and tags are found by those who see them, also beside a name', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const { programme, people } = cast;
    const { id: round } = await ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow();
    const on = { programme_id: programme, person_id: people.amina, round_id: round };
    await ctx.db
      .insertInto('person_note')
      .values({
        ...on,
        body: 'Phoned about her kéyboard',
        written_by: people.tomas,
        written_at: ctx.clock.now(),
      })
      .execute();
    await ctx.db
      .insertInto('person_tag')
      .values({ ...on, tag: 'later please', put_by: people.tomas, put_at: ctx.clock.now() })
      .execute();
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', people.amina).execute();
    for (const query of ['keyboard phoned', 'diallo keyb', 'later', 'amina please']) {
      expect([query, (await find(scene, 'tomas', query)).said]).toEqual([
        query,
        expect.stringMatching(/Notes and tags .* Amina Diallo/),
      ]);
      for (const who of ['ngozi', 'elif', 'ines'] as const)
        expect([query, who, (await find(scene, who, query)).said]).toEqual([
          query,
          who,
          expect.not.stringContaining('Notes and tags'),
        ]);
    }
    expect((await find(scene, 'tomas', 'luca keyboard')).links).toEqual([]);
    await ctx.db.updateTable('person_note').set({ removed_at: ctx.clock.now() }).execute();
    expect((await find(scene, 'tomas', 'phoned')).links).toEqual([]);
  }));
