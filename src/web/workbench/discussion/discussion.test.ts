import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { matters, onTalk, outbox, say, shown, words } from '../../../../test/discussion.ts';
import type { TalkScene } from '../../../../test/discussion.ts';
import { commenterOf, editComment, outsideWriter, writeComment } from '../../../rooms/discussion/index.ts';
import { linkToken } from '../../../rooms/people/index.ts';
import { undoLast } from '../../../../test/undoing.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { copyRow } from '../../../../test/copyRow.ts';
import { readAlong } from '../../../../test/readAlong.ts';

const undo = ({ ctx, programme, moderator: actor }: TalkScene, kind: string) =>
  undoLast({ ctx, programme, actor }, kind);

test('a moderator hides with a reason that the writer is told; taken back, what waited waits again and what stood stands', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    const by = { person: cast.people.nils };
    const held = await writeComment(ctx, words(scene, { by }));
    const waiting = held.ok ? held.comment : 0;
    const standing = await say(ctx, cast, cast.people.mei, { topic });
    const bao = browse(ctx, cast, 'bao');
    const desk = '/workbench/discussion';
    expect((await bao.get(desk)).text).toContain('The back door.');
    for (const comment of [waiting, standing]) {
      const refused = await bao.post(`${desk}/${comment}/hiding`, { [`reason-${comment}`]: ' ' });
      expect(refused.status).toBe(422);
      await bao.post(`${desk}/${comment}/hiding`, { [`reason-${comment}`]: 'It names a child.' });
    }
    expect(await shown(scene)).toEqual([]);
    const told = (await outbox(ctx, 'comment-moderated')).filter(({ data }) => data['what'] === 'hidden');
    expect(told.map(({ text }) => text.includes('It names a child.'))).toEqual([true, true]);
    await undo(scene, 'comment-hidden');
    expect((await shown(scene)).map(({ id }) => id)).toEqual([standing]);
    // Undoing the other hiding publishes nothing: nobody had approved that comment, and its writer is no longer trusted.
    await ctx.db
      .deleteFrom('event')
      .where('subject_id', '=', standing)
      .where('kind', '=', 'comment-hidden')
      .execute();
    await undo(scene, 'comment-hidden');
    expect((await shown(scene)).map(({ id }) => id)).toEqual([standing]);
    expect(await matters(scene)).toEqual(['comments-held']);
    expect((await commenterOf(ctx, programme, by.person))?.trustedAt).toBeNull();
  }));

test('what was changed while a moderator read it does not become public unread', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme } = scene;
    const by = { person: cast.people.nils };
    const held = await writeComment(ctx, words(scene, { by }));
    const comment = held.ok ? held.comment : 0;
    const bao = browse(ctx, cast, 'bao');
    const desk = '/workbench/discussion';
    const seenIn = async (path: string) => /name="seen" value="(\d+)"/.exec((await bao.get(path)).text)![1]!;
    const seen = await seenIn(desk);
    await editComment(ctx, { programme, ...by, comment, body: 'Buy this.' });
    const refused = await bao.post(`${desk}/${comment}/approval`, { seen });
    expect((await bao.get(refused.location)).text).toContain('changed while you read');
    expect(await shown(scene)).toEqual([]);
    await bao.post(`${desk}/${comment}/approval`, { seen: await seenIn(`${desk}/${comment}`) });
    expect(await shown(scene)).toHaveLength(1);
  }));

test('who is banned is told why, objects once by the mailed link, and hears what a moderator decides', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    const { nils } = cast.people;
    const comment = await say(ctx, cast, nils, { topic });
    const bao = browse(ctx, cast, 'bao');
    const writers = '/workbench/discussion/writers';
    await bao.post(`${writers}/${nils}/ban`, { comment: String(comment), ban: 'Advertising, three times.' });
    const [mail] = await outbox(ctx, 'writer-banned');
    expect(mail!.text).toContain('Advertising, three times.');
    const token = await linkToken(ctx, { programme, person: nils, purpose: 'appeal', subject: '' });
    const visitor = browse(ctx, cast);
    expect((await visitor.get(`/l/${token}`)).text).toContain('Advertising, three times.');
    expect((await visitor.post(`/l/${token}`, { appeal: ' ' })).status).toBe(422);
    expect(await matters(scene)).toEqual([]);
    await visitor.post(`/l/${token}`, { appeal: 'It was my own book.' });
    await visitor.post(`/l/${token}`, { appeal: 'Once more.' });
    expect(await matters(scene)).toEqual(['ban-appealed']);
    const page = (await bao.get(writers)).text;
    expect(page).toContain('It was my own book.');
    expect(page).not.toContain('Once more.');
    expect(page).toContain('It stays so');

    await bao.post(`${writers}/${nils}/refusal`);
    await bao.post(`${writers}/${nils}/refusal`);
    expect(await outbox(ctx, 'ban-kept')).toHaveLength(1);
    expect(await matters(scene)).toEqual([]);
    expect((await bao.get(writers)).text).not.toContain('It stays so');

    const input = words(scene, { by: { person: nils } });
    expect(await writeComment(ctx, input)).toEqual({ ok: false, reason: 'banned' });
    // Several writers at once, as one act: done, undone and done again.
    const lift = () => bao.post('/workbench/lists/writers/several', { act: 'lift', chosen: String(nils) });
    // A moderator learns no names by putting numbers of people into the address who write no comments.
    const forged = `${nils},${cast.people.luca}`;
    const asked = await bao.get(`/workbench/lists/writers/several?act=lift&chosen=${forged}&lang=en`);
    expect(asked.text).toContain('Let one writer write again?');
    expect(asked.text).not.toContain('Luca');
    const [, act] = /did=(\d+)/.exec((await lift()).location!)!;
    expect((await bao.get(writers)).text).not.toContain('Nils Dahl');
    await bao.post(`/workbench/lists/writers/acts/${act}/undoing`);
    expect((await bao.get(writers)).text).toContain('Advertising, three times.');
    await bao.post(`${writers}/${nils}/pardon`);
    expect((await outbox(ctx, 'ban-lifted')).length).toBeGreaterThan(0);
    expect(await writeComment(ctx, input)).toMatchObject({ ok: true });
  }));

test('of somebody on another server a moderator sees how they are called there, and can ban them and let them write again', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme } = scene;
    const there = {
      origin: 'elsewhere',
      knownAs: 'https://far.example/mira',
      handle: '@mira@far.example',
    } as const;
    const person = await outsideWriter(ctx, { programme, ...there, name: 'Mira', locale: 'en' });
    const by = { by: { person }, name: 'Mira', channel: 'elsewhere' } as const;
    const written = await writeComment(ctx, words(scene, { ...by, body: 'From afar.' }));
    const comment = written.ok ? written.comment : 0;
    const bao = browse(ctx, cast, 'bao');
    const desk = '/workbench/discussion';
    expect((await bao.get(desk)).text).toContain('From afar.');
    const one = withoutMarkup((await bao.get(`${desk}/${comment}`)).text);
    expect(one).toContain('on another server · @mira@far.example');
    await bao.post(`${desk}/${comment}/approval`, { seen: '0' });
    const visitor = browse(ctx, cast);
    expect(withoutMarkup((await visitor.get('/topics/doors')).text)).toContain('@mira@far.example');
    expect((await visitor.get(`/topics/doors/comments/${comment}`)).status).toBe(200);
    expect((await visitor.get('/discussion/search?words=afar')).text).toContain('From afar.');
    await bao.post(`${desk}/writers/${person}/ban`, { comment: String(comment), ban: 'Unkind.' });
    expect((await bao.get(`${desk}/writers`)).text).toContain('@mira@far.example');
    await bao.post(`${desk}/writers/${person}/pardon`);
    expect((await commenterOf(ctx, programme, person))?.bannedAt).toBeNull();
    for (const page of ['/workbench/log', '/workbench', `/workbench/inbox/new?person=${person}`])
      expect((await browse(ctx, cast, 'tomas').get(page)).status, page).toBe(200);
    expect(await ctx.db.selectFrom('outbox').select('id').where('person_id', '=', person).execute()).toEqual(
      [],
    );
  }));

const HELD = /discussion\/(\d+)(?:\?[^"]*)?"><bdi>/g;

test('each queue is read to its end and back, every comment once, and says that there are more than a thousand', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const held = await writeComment(ctx, words(scene, { by: { person: cast.people.nils } }));
    const comment = held.ok ? held.comment : 0;
    const many = (count: number, from: number, more: object) =>
      copyRow(
        ctx,
        'comment',
        comment,
        Array.from({ length: count }, (_, n) => ({ fingerprint: `${from + n}`, ...more })),
        from,
      );
    await many(70, 1_000_000, { state: 'hidden' });
    await sql`update comment set name = (array['Bo', 'Ámy', 'Zoe'])[1 + id % 3] where state = 'hidden'`.execute(
      ctx.db,
    );
    await many(1000, 2_000_000, {});
    const reported = Array.from({ length: 40 }, (_, n) => ({ comment_id: 2_000_000 + n, reporter: `r${n}` }));
    await ctx.db
      .insertInto('comment_report')
      .values(
        [...reported, { comment_id: 2_000_000, reporter: 'another' }].map(({ comment_id, reporter }) => ({
          programme_id: scene.programme,
          reason: 'It is rude.',
          at: ctx.clock.now(),
          comment_id,
          reporter,
        })),
      )
      .execute();
    const bao = browse(ctx, cast, 'bao');
    const read = (queue: string, sort = '') =>
      readAlong(bao, `/workbench/discussion?queue=${queue}&sort=${sort}&size=50&lang=en`, HELD);
    const hidden = await read('hidden');
    expect(hidden.map((page) => page.length)).toEqual([50, 20]);
    expect(hidden.flat()).toEqual(Array.from({ length: 70 }, (_, n) => `${1_000_069 - n}`));
    const inOrder = (sort: string) =>
      read('hidden', sort).then((pages) => pages.flat().map((id) => Number(id) - 1_000_000));
    const all = Array.from({ length: 70 }, (_, n) => n);
    const byName = [1, 0, 2].flatMap((rest) => all.filter((n) => (n + 1_000_000) % 3 === rest));
    expect(await inOrder('writer')).toEqual(byName);
    expect(await inOrder('-writer')).toEqual(byName.toReversed());
    expect(await inOrder('written')).toEqual(all);
    expect(await inOrder('topic')).toEqual(all);
    const told = Array.from({ length: 40 }, (_, n) => `${2_000_000 + n}`);
    expect((await read('reported')).flat()).toEqual(told);
    expect((await read('reported', '-topic')).flat()).toEqual(told.toReversed());
    const { text } = await bao.get('/workbench/discussion?lang=en');
    expect([...text.matchAll(HELD)][0]?.[1]).toBe(String(comment));
    expect(withoutMarkup(text)).toContain('Waiting more than 1,000');
    expect(withoutMarkup(text)).toContain('Hidden 70');
    const second = /<a rel="next" href="([^"]+)"/.exec(text)![1]!;
    expect(
      (await bao.get(`${second.slice(second.indexOf('/workbench')).replaceAll('&amp;', '&')}&lang=en`)).text,
    ).toContain('First page');
    // Other moderators have dealt with all comments of the page to which this leads back.
    const left = (await bao.get('/workbench/discussion?before=1&lang=en')).text;
    expect([...left.matchAll(HELD)].map(([, id]) => id)).toEqual(
      [...text.matchAll(HELD)].map(([, id]) => id),
    );
    expect(left).not.toContain('First page');
  }));

const fields = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );

test('five held comments stand after two clicks, but the one that was changed since the list was shown', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme } = scene;
    const bao = browse(ctx, cast, 'bao');
    const people = ['nils', 'mei', 'luca', 'amina', 'nils'] as const;
    const written: number[] = [];
    for (const who of people) {
      const done = await writeComment(
        ctx,
        words(scene, { by: { person: cast.people[who] }, body: `Number ${written.length}.` }),
      );
      written.push(done.ok ? done.comment : 0);
    }
    const list = (await bao.get('/workbench/discussion?lang=en')).text;
    const form = /<form[^>]*id="bulk".*?<\/form>/s.exec(list)![0];
    expect(form).toMatch(/value="all" checked/);
    const first = new URLSearchParams({ ...fields(form), which: 'all', act: 'approve' });
    const asked = (await bao.get(`/workbench/lists/comments/several?${first}&lang=en`)).text;
    expect(withoutMarkup(asked)).toContain('Let 5 comments stand?');
    const late = new Date(ctx.clock.now().getTime() + 1000);
    await ctx.db.updateTable('comment').set({ edited_at: late }).where('id', '=', written[4]!).execute();
    const done = await bao.post(
      '/workbench/lists/comments/several',
      fields(asked.slice(asked.indexOf('<h1'))),
    );
    expect((await shown(scene)).map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(written.slice(0, 4));
    const after = await bao.get(`${done.location.replace('/p/far-shelves', '')}&lang=en`);
    expect(withoutMarkup(after.text)).toContain('Let them stand: 4 done.');
    expect(after.text).toContain('changed while you read');
    const [, undoing] = /action="\/p\/far-shelves([^"]*\/undoing)"/.exec(after.text)!;
    await bao.post(undoing!);
    expect(await shown(scene)).toEqual([]);
    expect(await commenterOf(ctx, programme, cast.people.mei)).toMatchObject({ trustedAt: null });
  }));

test('a comment keeps the queue it was opened from, and what is done to it leads on to the next', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const written: number[] = [];
    for (const who of ['nils', 'mei', 'luca'] as const) {
      const by = { person: cast.people[who] };
      const done = await writeComment(ctx, words(scene, { by, body: `I am ${who}.` }));
      written.push(done.ok ? done.comment : 0);
    }
    const bao = browse(ctx, cast, 'bao');
    const desk = '/workbench/discussion';
    const at = (id: number, rest = '') => `${desk}/${id}${rest}?queue=held&sort=-written`;
    expect((await bao.get(`${desk}?sort=-written`)).text).toContain(at(written[1]!).replace('&', '&amp;'));
    const page = (await bao.get(`${at(written[1]!)}&lang=en`)).text;
    expect(withoutMarkup(page)).toContain('2 of 3');
    expect(page).toContain(`rel="next" href="/p/far-shelves${at(written[0]!).replace('&', '&amp;')}"`);
    const on = await bao.post(at(written[1]!, '/approval'));
    expect(on.location).toBe(`/p/far-shelves${at(written[0]!)}`);
    // An act in the list's line leads back to the list.
    const back = { back: 'queue=held&sort=-written' };
    const there = await bao.post(`${desk}/${written[0]}/approval`, back);
    expect(there.location).toBe(`/p/far-shelves${desk}?${back.back}`);
  }));
