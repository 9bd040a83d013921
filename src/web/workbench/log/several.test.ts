import { expect, test } from 'vitest';
import { sampleTopics } from '../../../../sample/topics.ts';
import { browse } from '../../../../test/browse.ts';
import type { Browser } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { isLastOf, record } from '../../../rooms/log/index.ts';
import { addHost } from '../../../rooms/programmes/index.ts';
import { createTopic, ownDayOf, setOwnDay } from '../../../rooms/topics/index.ts';

const SEVERAL = '/workbench/lists/log/several';
const within = (location: string | null): string => location!.replace('/p/far-shelves', '');
const said = (page: string): string =>
  withoutMarkup(page)
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ');

const hidden = (text: string): Record<string, string> => {
  const [, form] = /<form[^>]*lists\/log\/several"[^>]*>(.*?)<\/form>/s.exec(text)!;
  return Object.fromEntries(
    [...form!.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value!.replaceAll('&amp;', '&'),
    ]),
  );
};

/** Amina and Luca are tagged together, a topic gets a day of its own and then another one, and the operator adds a host name. */
const someActs = (
  play: (of: {
    tomas: Browser;
    day: () => Promise<string | null>;
    tags: () => Promise<number>;
    events: () => Promise<{ id: number; kind: string }[]>;
    ctx: Parameters<Parameters<typeof onStage>[0]>[0];
    cast: Parameters<Parameters<typeof onStage>[0]>[1];
  }) => Promise<void>,
) =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    await stageRound(ctx, programme);
    const actor = { kind: 'person', id: people.tomas } as const;
    const tomas = browse(ctx, cast, 'tomas');
    const sample = sampleTopics[0]!;
    const draft = { sourceLocale: 'en', ...sample };
    const made = await createTopic(ctx, { programme, actor, slug: sample.slug, draft });
    if (!made.ok) throw new Error('no topic');
    await ctx.db.deleteFrom('event').execute();
    const operator = { kind: 'operator', id: cast.accounts.olga } as const;
    await addHost(ctx, { programme, actor: operator, host: 'shelves.example' });
    await setOwnDay(ctx, { programme, actor, topic: made.topic, day: '2027-02-20' });
    await setOwnDay(ctx, { programme, actor, topic: made.topic, day: '2027-03-01' });
    const chosen = `${people.amina},${people.luca}`;
    await tomas.post('/workbench/lists/everybody/several', { act: 'tag', chosen, text: 'Phone' });
    await play({
      ctx,
      cast,
      tomas,
      day: async () =>
        ownDayOf(await ctx.db.selectFrom('topic').select('public_from').executeTakeFirstOrThrow()),
      tags: async () => (await ctx.db.selectFrom('person_tag').select('tag').execute()).length,
      events: () =>
        ctx.db
          .selectFrom('event')
          .select(['id', 'kind'])
          .where('bulk_item', 'is', null)
          .orderBy('id')
          .execute(),
    });
  });

test('all lines of the log that somebody may undo are undone together, the newest first, acts on several too; that is one line, and undone as a whole', () =>
  someActs(async ({ tomas, day, tags, events }) => {
    const log = (await tomas.get('/workbench/log?lang=en')).text;
    expect([...log.matchAll(/type="checkbox" name="chosen"/g)]).toHaveLength(3);
    // The box and the button of a line say what was done and by whom.
    for (const act of ['Choose', 'Undo'])
      expect(said(log.replaceAll(/<\/?bdi[^>]*>/g, ''))).toContain(`${act} Tomás Rey tagged several people`);
    // Isolated words of a line have elements of their own, which are removed here.
    const asked = (await tomas.get(`${SEVERAL}?act=undo&which=all&lang=en`)).text;
    expect(said(asked)).toContain('Undo 3 acts?');
    expect(said(asked.replaceAll(/<\/?bdi[^>]*>/g, ''))).toContain(
      'tagged several people in the list of people (2)',
    );
    expect(said(asked)).toContain('The newest is undone first');
    expect([await day(), await tags()]).toEqual(['2027-03-01', 2]);
    const done = await tomas.post(SEVERAL, hidden(asked));
    expect([await day(), await tags()]).toEqual([null, 0]);
    const after = (await tomas.get(`${within(done.location)}&lang=en`)).text;
    expect(said(after)).toContain('Undo: 3 done.');
    expect(said(after)).toContain('undid acts together (3)');
    // One line of the log stands for all that was undone.
    expect((await events()).map(({ kind }) => kind)).toEqual([
      'host-added',
      'topic-own-day',
      'topic-own-day',
      'everybody-tagged',
      'events-undone',
    ]);
    const [, id] = /did=(\d+)/.exec(done.location!)!;
    const back = await tomas.post(`/workbench/lists/log/acts/${id}/undoing`);
    expect([await day(), await tags()]).toEqual(['2027-03-01', 0]);
    const page = said((await tomas.get(`${within(back.location)}&lang=en`)).text);
    expect(page).toContain('Undo: 2 taken back.');
    expect(page).toContain('An act of this kind stays as it is.');
  }));

test('before it the page says of how many it would be refused, and why, and changes nothing; afterwards they stay chosen', () =>
  someActs(async ({ ctx, cast, tomas, day, tags, events }) => {
    const all = await events();
    const [host, first, second] = all.map(({ id }) => id);
    const olga = browse(ctx, cast, 'olga');
    await olga.post(`/workbench/log/${second}/undoing`);
    const { count: before } = await ctx.db
      .selectFrom('event')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const chosen = [host, first, second, 999_999].join(',');
    const asked = (await tomas.get(`${SEVERAL}?act=undo&chosen=${chosen}&lang=en`)).text;
    expect(said(asked)).toContain('It can be done to one of them; 3 would be left as they are:');
    expect(said(asked)).toContain('2: It is undone already, or not there: nothing is left to do.');
    expect(said(asked)).toContain('1: Only who may do it can undo it. Ask a director.');
    const { count } = await ctx.db
      .selectFrom('event')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect([count, await day(), await tags()]).toEqual([before, '2027-02-20', 2]);
    const done = await tomas.post(SEVERAL, hidden(asked));
    expect(await day()).toBeNull();
    const page = (await tomas.get(`${within(done.location)}&lang=en`)).text;
    expect(said(page)).toContain('Undo: 1 done.');
    expect(said(page)).toContain('Only who may do it can undo it. Ask a director.');
    expect((await ctx.db.selectFrom('programme_host').selectAll().execute()).length).toBeGreaterThan(0);
  }));

test('several are undone by whoever may undo one: nobody has boxes beside the acts of others', () =>
  someActs(async ({ ctx, cast, tomas, events, tags, day }) => {
    const ines = browse(ctx, cast, 'ines');
    expect((await ines.get('/workbench/log')).text).not.toContain('name="chosen"');
    const tagged = (await events()).find(({ kind }) => kind === 'everybody-tagged')!.id;
    await ines.post(SEVERAL, { act: 'undo', chosen: String(tagged) });
    expect(await tags()).toBe(2);
    expect((await browse(ctx, cast, 'ngozi').get(`${SEVERAL}?act=undo&chosen=${tagged}`)).status).toBe(404);
    const days = (await events()).flatMap(({ id, kind }) => (kind === 'topic-own-day' ? [id] : []));
    await tomas.post(SEVERAL, { act: 'undo', chosen: days.join(',') });
    expect(await day()).toBeNull();
  }));

test('an act that is undone, and what undid it, do not keep an earlier one from being undone; one that is done again does', () =>
  onStage(async (ctx, { programme, people }) => {
    const actor = { kind: 'person', id: people.tomas } as const;
    const subject = ['thread', 7] as const;
    const of = { programme, actor, subject };
    const write = (undoes?: number) =>
      record(ctx, { ...of, kind: 'thread-reopened', ...(undoes === undefined ? {} : { undoes }) });
    const isLast = (event: number) => isLastOf(ctx, { programme, subject, event }, ['thread-reopened']);
    const older = await write();
    const first = await write();
    expect(await isLast(first)).toBe(true);
    const second = await write();
    expect(await isLast(first)).toBe(false);
    const third = await write(second);
    expect(await isLast(first)).toBe(true);
    const fourth = await write(third);
    expect(await isLast(first)).toBe(false);
    await write(fourth);
    await write(older);
    expect(await isLast(first)).toBe(false);
  }));
