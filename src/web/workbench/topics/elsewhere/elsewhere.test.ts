import { expect, test, vi } from 'vitest';
import { browse } from '../../../../../test/browse.ts';
import { ORIGIN, onFediverse } from '../../../../../test/fediverse.ts';
import { ana, followed, published } from '../../../../../test/fediversePlays.ts';
import { tick } from '../../../../jobs/timetable.ts';
import { fitting, graphemes, lengthOn, weightOnX } from '../../../../lib/text/lengths.ts';
import { readyTexts } from './ready.ts';

test('an editor words what goes to the fediverse, holds it, lets it go and takes it back', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, posted, topic } = scene;
    await followed(scene, ana);
    const elif = browse(ctx, cast, 'elif');
    const own = `/workbench/topics/${topic}/elsewhere`;
    const sent = (): unknown[] => posted.map(({ doc }) => doc['type']);
    const turn = async (): Promise<void> => {
      posted.length = 0;
      await tick(ctx);
      await scene.work();
    };
    expect((await elif.post(own, { words: 'x'.repeat(1501), locale: 'en' })).status).toBe(422);
    expect((await elif.post(own, { words: '', locale: 'en', when: 'soon' })).status).toBe(422);
    await elif.post(own, { words: 'Come & talk.\n\nSoon.', locale: 'es' });
    expect((await elif.get(`${own}?lang=en`)).text).toContain('intent/compose?text=Come%20%26%20talk.');
    await elif.post(`${own}/hold`, { held: 'yes' });
    ctx.clock.set('2027-01-11T09:00:00Z');
    await turn();
    expect(sent()).toEqual([]);
    expect((await elif.get(`${own}?lang=en`)).text).toContain('It is held');
    await elif.post(`${own}/hold`, { held: 'no' });
    await published(scene);
    const note = posted.at(-1)!.doc['object'] as { contentMap: Record<string, string> };
    expect(note.contentMap['es']).toMatch(/^<p>Come &amp; talk\.<\/p><p>Soon\.<\/p>/);
    await elif.post(own, { words: '', locale: 'en' });
    await turn();
    expect(sent()).toEqual(['Update']);
    await elif.post(`${own}/hold`, { held: 'yes' });
    await turn();
    expect(sent()).toEqual(['Delete']);
    // After the undo from the log the post goes out again.
    const tomas = browse(ctx, cast, 'tomas');
    const [undoing] = /\/workbench\/log\/\d+\/undoing/.exec((await tomas.get('/workbench/log')).text)!;
    expect((await tomas.post(undoing)).status).toBe(303);
    await turn();
    expect(sent()).toEqual(['Create']);
    const page = (await elif.get(`${own}?lang=en`)).text;
    for (const words of ['Bluesky', 'intent/compose?text=Doors', 'LinkedIn', 'Take it back'])
      expect(page).toContain(words);
    // With its own hour the post goes out then, even if the topic was public long before the programme was connected.
    await ctx.db.deleteFrom('network_post').execute();
    await ctx.db.updateTable('network_home').set({ on_at: ctx.clock.now() }).execute();
    await turn();
    expect(sent()).toEqual([]);
    await elif.post(own, { words: '', locale: 'en', when: '2027-01-12T10:00' });
    expect((await elif.get(`${own}?lang=en`)).text).toContain('value="2027-01-12T10:00"');
    await turn();
    expect(sent()).toEqual([]);
    ctx.clock.set('2027-01-12T12:00:00Z');
    await turn();
    expect(sent()).toEqual(['Create']);
    // A post by hand is on the work list from its hour on, until somebody has posted it.
    const byHand = (form: Record<string, string>) =>
      elif.post(`${own}/by-hand`, { network: 'Bluesky', ...form });
    const waits = async () =>
      (await elif.get('/workbench?lang=en')).text.includes(`/topics/${topic}/elsewhere`);
    expect((await byHand({ act: 'plan', 'when-Bluesky': 'noon' })).status).toBe(422);
    await byHand({ act: 'plan', 'when-Bluesky': '2027-01-12T16:00' });
    await turn();
    expect(await waits()).toBe(false);
    ctx.clock.forward(5);
    await turn();
    expect(await waits()).toBe(true);
    await byHand({ act: 'posted' });
    expect(await waits()).toBe(false);
    expect((await elif.get(`${own}?lang=en`)).text).toContain('Posted on');
    // The public page names the programme to other servers.
    const head = (await browse(ctx, cast).get('/topics/doors')).text;
    expect(head).toContain('name="fediverse:creator" content="@far-shelves@mentoring.example.org"');
    expect(head).toContain(`rel="me" href="${scene.us}"`);
  }));

test('an editor sees a post as it leaves, and sends it now, in new words or after it was held, when its topic is public', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, posted, topic } = scene;
    await followed(scene, ana);
    const elif = browse(ctx, cast, 'elif');
    const own = `/workbench/topics/${topic}/elsewhere`;
    await ctx.db
      .updateTable('network_home')
      .set({ hashtags: ['shelves'] })
      .execute();
    const page = async () => (await elif.get(`${own}?lang=en`)).text;
    const turn = async (): Promise<unknown[]> => {
      posted.length = 0;
      await tick(ctx);
      await scene.work();
      return posted.map(({ doc }) => doc['type']);
    };
    // Before the topic's day no post can go out: its link would lead nowhere. The typed words stay in the form.
    expect(await page()).not.toContain('Save and send it now');
    const refused = await elif.post(`${own}?lang=en`, { words: 'Typed & kept', locale: 'en', act: 'now' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Typed &amp; kept</textarea>');
    expect(refused.text).toContain('not public here yet');
    ctx.clock.set('2027-01-11T09:00:00Z');
    await elif.post(`${own}/hold`, { held: 'yes' });
    expect(await turn()).toEqual([]);
    expect(await page()).toContain('Save and send it now');
    await elif.post(own, { words: 'At once.', locale: 'en', when: 'soon', act: 'now' });
    const drawn = await page();
    expect(drawn).toContain('It is on its way');
    expect(await turn()).toEqual(['Create']);
    // The words, a link of 23 characters and a hashtag, with two characters between paragraphs.
    expect(drawn).toContain(`as Mastodon counts: ${8 + 2 + 23 + 2 + 8}.`);
    // The page drew exactly what was sent.
    const { content } = posted[0]!.doc['object'] as { content: string };
    expect(content).toContain('<p>At once.</p>');
    expect(content).toContain('#<span>shelves</span>');
    expect(drawn).toContain(content.replaceAll(ORIGIN, 'http://localhost:3000'));
    expect(await page()).not.toContain('Save and send it now');
    // After the undo from the log the post is taken down.
    const tomas = browse(ctx, cast, 'tomas');
    const [undoing] = /\/workbench\/log\/\d+\/undoing/.exec((await tomas.get('/workbench/log')).text)!;
    expect((await tomas.post(undoing)).status).toBe(303);
    expect(await turn()).toEqual(['Delete']);
  }));

test('the lengths of what is typed for other networks follow the typing', async () => {
  const link = 'https://mentoring.example.org/p/far-shelves/topics/doors';
  const shown = ['Bluesky', 'X'].map((length) => ({
    dataset: { length, else: 'Doors', link },
    textContent: '',
  }));
  const heard: (() => void)[] = [];
  const field = { value: '', addEventListener: (_: string, act: () => void) => heard.push(act) };
  vi.stubGlobal('document', {
    querySelectorAll: () => shown,
    querySelector: () => field,
    documentElement: { lang: 'en' },
  });
  try {
    await import('../../../islands/lengths.ts');
  } finally {
    vi.unstubAllGlobals();
  }
  const typed = (value: string): string[] => {
    field.value = value;
    for (const act of heard) act();
    return shown.map(({ textContent }) => textContent);
  };
  expect(typed('Come & talk.')).toEqual([`${14 + link.length}`, `${14 + 23}`]);
  expect(typed(' ')).toEqual([`${7 + link.length}`, `${7 + 23}`]);
  expect(lengthOn('Mastodon', `你好 ${link}`)).toBe(3 + 23);
});

test('a ready text has the length that its network takes, as it counts', () => {
  expect(graphemes('e\u0301👩‍👩‍👧🇫🇷')).toBe(3);
  expect(weightOnX('abc https://mentoring.example.org/p/far-shelves/topics/doors 你好 👩‍👩‍👧')).toBe(
    4 + 23 + 1 + 4 + 1 + 2,
  );
  expect(fitting('one two, three', (text) => text.length <= 9)).toBe('one two …');
  expect(fitting('onetwothree', (text) => text.length <= 5)).toBe('');
  const url = 'https://mentoring.example.org/p/far-shelves/topics/doors';
  const ready = readyTexts({ title: 'Doors', summary: 'A long summary. '.repeat(60), url });
  for (const { name, length, most, text } of ready) {
    expect(length, name).toBeLessThanOrEqual(most);
    expect(text.startsWith('Doors\n\nA long') && text.endsWith(url), name).toBe(true);
  }
  expect(ready.find(({ name }) => name === 'X')!.length).toBeGreaterThan(260);
  const worded = readyTexts({ title: 'Doors', summary: 'A summary.', url, own: 'Come & talk. '.repeat(60) });
  for (const { name, length, most, text } of worded) {
    expect(length, name).toBeLessThanOrEqual(most);
    expect(text.startsWith('Come & talk.') && !text.includes('summary') && text.endsWith(url), name).toBe(
      true,
    );
  }
});
