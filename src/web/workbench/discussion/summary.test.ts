import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onTalk, say, sayAgain } from '../../../../test/discussion.ts';

const listed = (text: string) => [...text.matchAll(/<li id="c(\d+)"/g)].map(([, id]) => id);

const button = (text: string, words: string) => new RegExp(`<button[^>]*>${words}</button>`).exec(text)?.[0];

test('beneath the form for a summary stand five hundred comments; a button brings the next and keeps what is typed', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const first = await say(ctx, cast, cast.people.mei, { topic });
    await sayAgain(ctx, first, 499);
    const bao = browse(ctx, cast, 'bao');
    const page = `/workbench/discussion/summaries/${topic}`;
    const whole = (await bao.get(page)).text;
    expect(listed(whole)).toHaveLength(500);
    expect(whole).not.toContain('Next comments');
    await sayAgain(ctx, first, 20);
    const { text } = await bao.get(page);
    expect(listed(text)).toHaveLength(500);
    expect(button(text, 'Next comments')).toMatch(/form="sum-up" formaction="[^"]+#comments"/);
    expect(button(text, 'Previous comments')).toBeUndefined();

    const base = /name="base" value="([^"]*)"/.exec(text)![1]!;
    const typed = { summary: 'Most read <by night>.', locale: 'fr', base };
    const more = await bao.post(page, { ...typed, to: '2' });
    expect([more.status, listed(more.text).length]).toEqual([200, 20]);
    expect(listed(text).filter((id) => listed(more.text).includes(id))).toEqual([]);
    expect(more.text).toContain('>Most read &lt;by night>.</textarea>');
    expect(more.text).toMatch(/<option value="fr" selected/);
    expect(button(more.text, 'Next comments')).toBeUndefined();
    expect(button(more.text, 'Previous comments')).toContain('value="1"');
    expect(await ctx.db.selectFrom('discussion_summary').select('body').execute()).toEqual([]);

    // After a fault the reader stays on their page; for a page that does not exist they get the first.
    const faulty = await bao.post(page, { ...typed, summary: 'x'.repeat(5001), page: '2' });
    expect([faulty.status, listed(faulty.text).length]).toEqual([422, 20]);
    for (const to of ['9', 'x'])
      expect(listed((await bao.post(page, { ...typed, to })).text)).toHaveLength(500);
    expect((await bao.post(page, { ...typed, page: '2' })).status).toBe(303);
    expect(await ctx.db.selectFrom('discussion_summary').select('body').execute()).toEqual([
      { body: 'Most read <by night>.' },
    ]);
  }));
