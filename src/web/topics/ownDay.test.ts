import { expect, test } from 'vitest';
import { json } from '../../db/json.ts';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import { WORDS, confirm, send } from '../../../test/commenting.ts';
import { onTalk } from '../../../test/discussion.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';

test('a topic of its own day stands on every page where topics are, and has no page before', () =>
  onTalk(async ({ ctx, cast, topic }) => {
    await ctx.db.deleteFrom('round_topic').where('topic_id', '=', topic).execute();
    await ctx.db
      .updateTable('topic')
      .set({ public_from: new Date('2027-02-20T10:00:00Z') })
      .where('id', '=', topic)
      .execute();
    const visitor = browse(ctx, cast);
    expect((await visitor.get('/topics/doors')).status).toBe(404);
    expect((await visitor.get('/topics')).text).not.toContain('/topics/doors');
    ctx.clock.set('2027-02-21T10:00:00Z');
    for (const path of ['/', '/topics', '/rounds', '/feed.atom', '/feed.json', '/sitemap.xml']) {
      const page = await browse(ctx, cast).get(path);
      expect(page.status, path).toBe(200);
      expect(page.text, path).toContain('/topics/doors');
    }
    for (const path of ['/topics/doors', '/topics/doors/feed.rss', '/topics/doors?page=2'])
      expect((await browse(ctx, cast).get(path)).text, path).toContain('Doors');
    expect(withoutMarkup((await browse(ctx, cast).get('/rounds')).text)).toContain(
      'Topics beside the rounds',
    );
    const desk = await browse(ctx, cast, 'elif').get('/workbench/topics');
    expect(withoutMarkup(desk.text)).toContain('Public from');
  }));

test('an editor sets the day on the desk, reads what is wrong with it, and takes it away', () =>
  onTalk(async ({ ctx, cast, topic }) => {
    await ctx.db.deleteFrom('round_topic').where('topic_id', '=', topic).execute();
    const elif = browse(ctx, cast, 'elif');
    const own = `/workbench/topics/${topic}`;
    expect((await elif.get(own)).text).toContain(`${own}/day`);
    const wrong = await elif.post(`${own}/day`, { day: '2027-02-30' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('There is no such day.');
    expect(wrong.text).toContain('value="2027-02-30"');
    const visitor = async () => (await browse(ctx, cast).get('/topics/doors')).status;
    expect(await visitor()).toBe(404);
    const today = ctx.clock.now().toISOString().slice(0, 10);
    expect((await elif.post(`${own}/day`, { day: today })).location).toContain(own);
    expect(await visitor()).toBe(200);
    expect((await elif.get(`${own}/day`)).text).toContain(`value="${today}"`);
    expect((await elif.get(own)).text).toContain(`datetime="${today}"`);
    await elif.post(`${own}/day`, { day: '' });
    expect(await visitor()).toBe(404);
    await ctx.db
      .updateTable('topic')
      .set({ summary: json({}) })
      .where('id', '=', topic)
      .execute();
    const lacking = await elif.post(`${own}/day`, { day: today });
    expect(lacking.status).toBe(422);
    expect(withoutMarkup(lacking.text)).toContain('Summary: Please write something here.');
    expect((await browse(ctx, cast, 'luca').post(`${own}/day`, { day: today })).status).not.toBe(303);
  }));

const BUTTON = /<button type="submit" name="of" value="topic".*?<\/button>/s;

async function button(who: Browser): Promise<string> {
  const { text } = await who.get('/topics/doors');
  return withoutMarkup(BUTTON.exec(text)![0]).trim();
}

test('members, guests whose address is theirs and visitors like a topic by a plain form, and see that they do', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const [visitor, mei, guest] = [browse(ctx, cast), browse(ctx, cast, 'mei'), browse(ctx, cast)];
    expect(await button(visitor)).toBe('♡ Like this topic');
    await send(scene, guest, WORDS);
    await confirm(scene, guest);
    for (const liker of [visitor, mei, guest]) {
      const done = await liker.post('/topics/doors/likes', { of: 'topic' });
      expect(done.status).toBe(303);
      expect(done.location).toContain('/topics/doors');
    }
    expect(await button(visitor)).toBe('♡ Like this topic 3');
    expect(await button(mei)).toBe('♥ Like this topic 3');
    expect(await button(guest)).toBe('♥ Like this topic 3');
    expect((await mei.get('/topics/doors')).text).toContain('value="topic" aria-pressed="true"');
    ctx.clock.forward(0.001);
    await guest.post('/topics/doors/likes', { of: 'topic' });
    expect(await button(guest)).toBe('♡ Like this topic 2');
    // The comments below keep their own likes.
    expect((await visitor.get('/topics/doors')).text).not.toMatch(
      /name="comment"[^<]*<span class="vh">[^<]*<bdi>[^<]*<\/bdi>[^<]*<\/span> \d/,
    );
    expect((await visitor.post('/topics/nowhere/likes', { of: 'topic' })).status).toBe(404);
  }));
