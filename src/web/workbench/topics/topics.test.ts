import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { TOPIC, withElifsTopic } from '../../../../test/topicDesk.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

test('Elif writes a topic, plans it, and the world reads it on its morning', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    await stageRound(ctx, set.programme);
    const elif = browse(ctx, set, 'elif');
    const visitor = browse(ctx, set);

    const made = await elif.post('/workbench/topics', TOPIC);
    expect(made.status).toBe(303);
    const id = made.location.split('/').at(-1)!;
    expect((await elif.post('/workbench/rounds/1/topics', { topic: id })).status).toBe(303);
    expect((await elif.post('/workbench/rounds/1/topics', { topic: id })).status).toBe(422);
    const planned = `/workbench/rounds/1/topics/${id}`;
    expect((await elif.get('/workbench/topics')).text).toContain('Waits for approval');
    // A day that is impossible stays in its field, with the fault beside it.
    const moved = await elif.post(planned, { day: '2027-02-31' });
    expect(moved.status).toBe(422);
    expect(moved.text).toMatch(/id="f-day"[^>]*value="2027-02-31"/);
    expect(moved.text).toContain('id="f-day-error"');
    // A button moves the topic by a week.
    const days = async (): Promise<(string | undefined)[]> => {
      const { text } = await elif.get(planned);
      return [/id="f-day"[^>]*value="([^"]*)"/, /type="hidden" name="day" value="([^"]*)"/].map(
        (one) => one.exec(text)?.[1],
      );
    };
    const [first, later] = await days();
    expect((await elif.post(planned, { day: later! })).status).toBe(303);
    expect((await days())[0]).toBe(later);
    await elif.post(planned, { day: first! });
    expect((await elif.post(`${planned}/approval`, { yes: 'yes' })).status).toBe(303);
    expect((await elif.get(planned)).text).toContain('Take the approval back');
    const { slug } = await db.selectFrom('topic').select('slug').executeTakeFirstOrThrow();
    expect((await visitor.get(`/topics/${slug}`)).status).toBe(404);

    ctx.clock.set('2027-02-12T12:00:00Z');
    const page = await visitor.get(`/topics/${slug}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Doors &amp; &lt;script>alert(1)&lt;/script>');
    expect(page.text).not.toMatch(/<script>alert|<img|Elif <b>/);
    expect((await visitor.get('/topics')).text).toContain(`/topics/${slug}`);
  });
});

test('a draft may lack everything but a title, and is not approved until it is complete', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    await stageRound(ctx, set.programme);
    const elif = browse(ctx, set, 'elif');
    const answer = await elif.post('/workbench/topics', { ...TOPIC, title: '' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Each library has a *door*.');
    expect(answer.text).toContain('id="f-title-error"');
    expect(await db.selectFrom('topic').selectAll().execute()).toHaveLength(0);

    const made = await elif.post('/workbench/topics', { ...TOPIC, 'question.2': '' });
    const id = made.location.split('/').at(-1)!;
    await elif.post('/workbench/rounds/1/topics', { topic: id });
    const draft = (await elif.get(`/workbench/rounds/1/topics/${id}`)).text;
    expect(draft).toContain('It is not complete yet.');
    expect(draft).toMatch(/Question 1[^<]*: Two questions at least, please\./);
    const refused = await elif.post(`/workbench/rounds/1/topics/${id}/approval`, { yes: 'yes' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Two questions at least, please.');
  });
});

/** The version with which a form begins. */
const baseIn = (html: string): string => /name="base" value="([^"]+)"/.exec(html)![1]!;

test('whoever saves over what a colleague saved meanwhile is told, keeps their text, and may save it again', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    const [elif, tomas] = [browse(ctx, set, 'elif'), browse(ctx, set, 'tomas')];
    const { location } = await elif.post('/workbench/topics', TOPIC);
    const base = baseIn((await elif.get(location)).text);
    expect((await tomas.post(location, { ...TOPIC, summary: 'By Tomás', base })).status).toBe(303);
    // A form that comes back with a fault keeps the version from which it was drawn.
    const fault = await elif.post(location, { ...TOPIC, title: ' ', summary: 'By Elif', base });
    expect([fault.status, baseIn(fault.text)]).toEqual([422, base]);
    const told = await elif.post(location, { ...TOPIC, summary: 'By Elif', base });
    expect(told.status).toBe(422);
    expect(told.text).toContain('Somebody else wrote a new version meanwhile');
    expect(told.text).toMatch(/It now says: <bdi[^>]*>By Tomás<.*You wrote: <bdi[^>]*>By Elif</s);
    expect((await elif.get(location)).text).toContain('By Tomás');
    await elif.post(location, { ...TOPIC, summary: 'By Elif', base: baseIn(told.text) });
    expect((await tomas.get(location)).text).toContain('By Elif');
    const french = `${location}/translations/fr`;
    const begun = baseIn((await elif.get(french)).text);
    await tomas.post(french, { title: 'De Tomás', base: begun });
    const late = await elif.post(french, { title: 'D’Elif', base: begun });
    expect(late.status).toBe(422);
    expect(late.text).toMatch(/It now says: <bdi[^>]*>De Tomás<.*You wrote: <bdi[^>]*>D’Elif</s);
    expect((await elif.post(french, { title: 'D’Elif', base: baseIn(late.text) })).status).toBe(303);
  });
});

test('the preview shows the mail, the prompt, the feed, the card and the page in each language, and which one is not translated', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    const elif = browse(ctx, set, 'elif');
    const { location } = await elif.post('/workbench/topics', TOPIC);
    const english = (await elif.get(`${location}/preview`)).text;
    expect(english).toContain('<em>door</em>');
    expect(english).toContain('Hello Elif Kaya');
    expect(english.match(/Which door do you remember\?/g)).toHaveLength(4);
    expect(english).toMatch(/id="as-feed".*<b lang="en" dir="auto">/s);
    const arabic = (await elif.get(`${location}/preview?in=ar`)).text;
    expect(arabic).toContain('It is not translated yet: who reads Arabic reads it in English.');
    expect(arabic.match(/<h2 id="questions">أسئلة للنقاش<\/h2>/g)).toHaveLength(1);
    expect(arabic).toContain('<div lang="ar" dir="rtl">');
    expect(arabic).toContain('هذا الموضوع غير متاح بلغتك بعد. تقرؤه هنا بلغة أخرى: الإنجليزية.');
    expect(english).not.toContain('This topic is not in your language yet');
    const html = await elif.get(`${location}/preview/ar/html`);
    expect(html.headers.get('content-security-policy')).toContain('sandbox');
    expect(html.text).toMatch(/<h1[^>]* lang="en" dir="ltr">/);
    const card = await elif.get(`${location}/preview/ar/card.png`);
    expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(card.headers.get('cache-control')).toBe('no-store');
    expect(arabic).toContain(`src="${location}/preview/ar/card.png"`);
    for (const form of ['html', 'card.png'])
      expect((await elif.get(`${location}/preview/xx/${form}`)).status).toBe(404);
    expect((await browse(ctx, set).get(`${location}/preview/ar/card.png`)).status).toBe(303);
  });
});

test('several topics are planned, approved and taken out of a plan together, each refused for its own reason, and taken back at once', async () => {
  await withElifsTopic(async ({ ctx, elif, id }) => {
    const other = (
      await elif.post('/workbench/topics', { ...TOPIC, title: 'An open door', 'question.2': '' })
    ).location
      .split('/')
      .at(-1)!;
    const several = '/workbench/lists/topics/several';
    const { id: round, programme_id: programme } = await ctx.db
      .selectFrom('round')
      .select(['id', 'programme_id'])
      .executeTakeFirstOrThrow();
    const list = (await elif.get('/workbench/topics?sort=title&lang=en')).text;
    const titles = [
      ...list.matchAll(/<th scope="row"[^>]*><a href="[^"]*\/topics\/(\d+)\?list=topics&amp;sort=title"/g),
    ].map(([, one]) => one);
    expect(titles).toEqual([other, id]);
    expect(withoutMarkup((await elif.get('/workbench/topics?search=nowhere&lang=en')).text)).toContain(
      'No topic fits this.',
    );
    const asked = await elif.get(`${several}?act=plan&which=all&query=round%3D1&lang=en`);
    expect(withoutMarkup(asked.text)).toContain('Plan 2 topics?');
    const act = async (key: string) => {
      const chosen = `${id},${other}`;
      const done = await elif.post(several, { act: key, chosen, choice: String(round), query: 'round=1' });
      const text = withoutMarkup(
        (await elif.get(`${done.location!.replace('/p/far-shelves', '')}&lang=en`)).text,
      );
      return { text, act: /did=(\d+)/.exec(done.location!)![1]! };
    };
    const plan = async () =>
      (await ctx.db.selectFrom('round_topic').select('approved_at').execute()).map(
        (row) => row.approved_at !== null,
      );
    expect((await act('let-out')).text).toContain('It is not in the plan of that round.');
    const foreseen = withoutMarkup((await elif.get(`${several}?act=let-out&chosen=${id}&lang=en`)).text);
    expect(foreseen).toContain('comes by mail, in their own morning, to whoever gets topics');
    expect(foreseen).not.toContain('Nobody gets a mail');
    await act('plan');
    expect(await plan()).toEqual([false, false]);
    const approved = await act('let-out');
    expect(approved.text).toContain('Approve: 1 done.');
    expect(approved.text).toContain('It is not complete yet: its page says what it lacks.');
    expect((await plan()).toSorted()).toEqual([false, true]);
    await elif.post(`/workbench/lists/topics/acts/${approved.act}/undoing`);
    expect(await plan()).toEqual([false, false]);
    const out = await act('unplan');
    expect(await plan()).toEqual([]);
    await elif.post(`/workbench/lists/topics/acts/${out.act}/undoing`);
    expect(await plan()).toEqual([false, false]);
    expect((await act('plan')).text).toContain('This topic is in the plan already.');

    // The topic is approved after its day, so it is public at once. The other one is not complete, and goes on waiting.
    const ask = async () =>
      withoutMarkup((await elif.get(`${several}?act=let-out&chosen=${id},${other}&lang=en`)).text);
    expect(await ask()).toContain('All of it can be taken back at once');
    await ctx.db.updateTable('round_topic').set({ due_at: ctx.clock.now() }).execute();
    const warned = await ask();
    expect(warned).toMatch(
      /For one of them it could not be taken back: ?1: Its day has come, so it stays in the plan\./,
    );
    expect(warned).not.toContain('All of it can be taken back at once');
    // Its day in the plan of another round does not count here.
    const next = await stageRound(ctx, programme, '2027-09-01T09:00', 2);
    const asks = `${several}?act=let-out&chosen=${id}&lang=en&query=round%3D`;
    expect(withoutMarkup((await elif.get(`${asks}${next.number}`)).text)).toContain(
      'All of it can be taken back',
    );
    expect(withoutMarkup((await elif.get(`${asks}1`)).text)).toContain('could not be taken back');
    const late = await act('let-out');
    await elif.post(`/workbench/lists/topics/acts/${late.act}/undoing`);
    expect((await plan()).toSorted()).toEqual([false, true]);
  });
});

/** The topics of a list, or of the rows beside a topic, with the list's query in their links. */
const found = (page: string) =>
  [...page.matchAll(/topics\/(\d+)\?list=topics([^"]*)"[^>]*><bdi>(\w+)/g)].map(([, id, asked, title]) => ({
    id: id!,
    asked,
    title,
  }));

test('a topic keeps the list that it was opened from: its rows in their order, and what is saved leads back to them', () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    await stageRound(ctx, set.programme);
    const elif = browse(ctx, set, 'elif');
    for (const [title, author] of [
      ['Bread', 'Nils'],
      ['Apples', 'Nils'],
      ['Cheese', 'Amina'],
    ] as const)
      await elif.post('/workbench/topics', { ...TOPIC, title, author });
    for (const [sort, order] of [
      ['written', ['Cheese', 'Apples', 'Bread']],
      ['-written', ['Bread', 'Apples', 'Cheese']],
      ['title', ['Apples', 'Bread', 'Cheese']],
      ['-author', ['Apples', 'Bread', 'Cheese']],
    ] as const) {
      const list = found((await elif.get(`/workbench/topics?round=1&sort=${sort}`)).text);
      expect([sort, list.map(({ title }) => title)]).toEqual([sort, order]);
      expect(list[1]!.asked).toBe(`&amp;round=1&amp;sort=${sort}`);
      const own = `/workbench/topics/${list[1]!.id}?list=topics&round=1&sort=${sort}`;
      const page = (await elif.get(`${own}&lang=en`)).text;
      const beside = page.slice(page.indexOf('class="beside-list"'), page.indexOf('class="beside-record"'));
      expect(found(beside).map(({ title }) => title)).toEqual(order);
      expect(page).toContain('2 of 3');
      expect(page).toContain(`rel="next" href="/p/far-shelves/workbench/topics/${list[2]!.id}?list=topics`);
      const saved = await elif.post(own, { ...TOPIC, title: order[1] });
      expect(saved.location).toBe(`/p/far-shelves${own}`);
    }
    const searched = await elif.get('/workbench/topics?search=chee');
    const [only, ...others] = found(searched.text);
    expect([only!.title, others]).toEqual(['Cheese', []]);
    const alone = `/workbench/topics/${only!.id}?list=topics&search=chee&lang=en`;
    expect((await elif.get(alone)).text).toContain('1 of 1');
    expect((await elif.get(`/workbench/topics/${only!.id}`)).text).not.toContain('beside-list');
  }));
