import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleTopics } from '../../../../sample/topics.ts';
import { browse } from '../../../../test/browse.ts';
import { lastEvent } from '../../../../test/leaving.ts';
import { leave, withPartners } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { createTopic, setOwnDay } from '../../../rooms/topics/index.ts';

const SEVERAL = '/workbench/lists/log/several';
const plain = (page: string): string =>
  withoutMarkup(page)
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ');

// Stop the clock: acts are tried for a second before the page is drawn without the rest, however slow the machine is.
beforeEach(() => void vi.spyOn(performance, 'now').mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

/** Amina left her partner, and Tomás gave a topic a day of its own. */
const twoActs = (
  play: (of: {
    scene: PartnersScene;
    ask: (...events: number[]) => Promise<string>;
    left: number;
    day: number;
  }) => Promise<void>,
) =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.tomas } as const;
    const sample = sampleTopics[0]!;
    const draft = { sourceLocale: 'en', ...sample };
    const made = await createTopic(ctx, { programme, actor, slug: sample.slug, draft });
    if (!made.ok) throw new Error('no topic');
    await setOwnDay(ctx, { programme, actor, topic: made.topic, day: '2027-02-20' });
    await leave(scene, 'amina');
    const tomas = browse(ctx, cast, 'tomas');
    await play({
      scene,
      ask: async (...events) =>
        (await tomas.get(`${SEVERAL}?act=undo&chosen=${events.join(',')}&lang=en`)).text,
      left: (await lastEvent(scene, 'partnership-left')).id,
      day: (await lastEvent(scene, 'topic-own-day')).id,
    });
  });

test('before lines of the log are undone the page says which of them cannot be done again, and promises no more', () =>
  twoActs(async ({ ask, left, day }) => {
    const both = plain(await ask(left, day));
    expect(both).toContain('One of them cannot be done again once it is undone: 1: left a partnership');
    expect(both).toContain('The rest can be taken back at once');
    expect(both).not.toContain('All of it can be taken back at once');
    const one = plain(await ask(day));
    expect(one).not.toContain('cannot be done again');
    expect(one).toContain('All of it can be taken back at once');
  }));

test('what it foresees is so: the topic has its day again, and the partnership goes on', () =>
  twoActs(async ({ scene: { ctx, cast }, left, day }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const done = await tomas.post(SEVERAL, { act: 'undo', chosen: `${left},${day}` });
    const [, id] = /did=(\d+)/.exec(done.location!)!;
    await tomas.post(`/workbench/lists/log/acts/${id}/undoing`);
    const { public_from: from } = await ctx.db
      .selectFrom('topic')
      .select('public_from')
      .where('public_from', 'is not', null)
      .executeTakeFirstOrThrow();
    const { state } = await ctx.db.selectFrom('partnership').select('state').executeTakeFirstOrThrow();
    expect([from !== null, state]).toEqual([true, 'introduced']);
  }));

test('each line that is to be undone says who did it and when, and which would be left, and why, beyond the first dozen too', () =>
  twoActs(async ({ scene, ask, left, day }) => {
    const { ctx, cast } = scene;
    const { name } = await ctx.db
      .selectFrom('person')
      .select('name')
      .where('id', '=', cast.people.amina)
      .executeTakeFirstOrThrow();
    const page = plain(await ask(left, day));
    expect(page).toMatch(new RegExp(`${name} left a partnership: [^·]* · \\w+ [^·]* \\d\\d:\\d\\d`));
    await browse(ctx, cast, 'tomas').post(`/workbench/log/${day}/undoing`);
    const others = Array.from({ length: 13 }, (_, at) => 900_000 + at);
    const text = await ask(left, day, ...others);
    const rows = [...text.matchAll(/<li>(.*?)<\/li>/gs)].map(([, one]) => plain(one!));
    expect(rows.find((one) => one.includes('changed the day'))).toContain(
      'It is undone already, or not there: nothing is left to do.',
    );
    expect(rows.find((one) => one.includes('left a partnership'))).not.toContain('not there');
  }));

test('the log beside one of its lines says of each who did it, and when', () =>
  twoActs(async ({ scene: { ctx, cast }, left }) => {
    const page = (await browse(ctx, cast, 'tomas').get(`/workbench/log/${left}?list=log&lang=en`)).text;
    const beside = page.split('class="beside-record"')[0]!.split('class="beside-list"')[1]!;
    const { name } = await ctx.db
      .selectFrom('person')
      .select('name')
      .where('id', '=', cast.people.amina)
      .executeTakeFirstOrThrow();
    expect(plain(beside)).toMatch(new RegExp(`${name} left a partnership: .*\\d\\d:\\d\\d`));
  }));
