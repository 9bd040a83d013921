import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onTalk, outbox, say } from '../../../test/discussion.ts';
import { isFollowing } from '../../rooms/discussion/index.ts';
import { linkToken, personByAddress } from '../../rooms/people/index.ts';
import { createLimits } from '../request/limits.ts';
import { WORDS, confirm, send, stampOf } from '../../../test/commenting.ts';

test('a visitor comments without an account: form, mailed link, moderator, page; the next time nothing stands between', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const visitor = browse(ctx, cast);
    const page = (await visitor.get('/topics/doors')).text;
    expect(page).toContain('Everybody can read what you write here');
    expect((await send(scene, visitor, { question: '2' })).location).toBe('/p/far-shelves/topics/doors');
    expect((await visitor.get('/topics/doors')).text).toContain('We have mailed you a link');
    expect((await browse(ctx, cast).get('/topics/doors')).text).not.toContain('<em>back</em>');
    const own = await confirm(scene, visitor);
    expect((await visitor.get(own)).text).toContain('Waits for a moderator');
    expect((await browse(ctx, cast).get(own)).status).toBe(404);
    const bao = browse(ctx, cast, 'bao');
    expect((await bao.get('/workbench')).text).toContain('Comments wait for a moderator');
    const id = own.split('/').at(-1)!;
    expect((await bao.get('/workbench/discussion')).text).toContain('The back door.');
    await bao.post(`/workbench/discussion/${id}/approval`);
    const public_ = (await browse(ctx, cast).get('/topics/doors')).text;
    expect(public_).toContain('<em>back</em>');
    expect(public_).toContain('Question 2');
    expect(public_).not.toContain('vera@post.example');
    // Search engines and readers at the top of the page learn how many comments there are.
    expect(public_).toContain('"commentCount":1');
    expect(public_).toContain('<a href="#discussion">1 comment</a>');
    const next = await send(scene, visitor, { body: 'And one more.', address: '' });
    expect((await visitor.get(next.location)).text).toContain('Your comment is public.');
  }));

test('double clicks, the back button and a second tab make one comment', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const tomas = browse(ctx, cast, 'tomas');
    const [one, two] = [await stampOf(tomas), await stampOf(tomas)];
    ctx.clock.forward(0.01);
    for (const stamp of [one, one, two, one])
      expect((await tomas.post('/topics/doors/comments', { ...WORDS, stamp })).status).toBe(303);
    expect(await ctx.db.selectFrom('comment').select('id').execute()).toHaveLength(1);
  }));

test('what is missing is said at its field with the text kept, for a comment and for an answer', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const visitor = browse(ctx, cast);
    const refused = await send(scene, visitor, { name: '', address: 'vera' });
    expect(refused.status).toBe(422);
    for (const words of ['Please give a name', 'like name@example.org', 'The *back* door.'])
      expect(refused.text).toContain(words);
    const parent = String(await say(ctx, cast, cast.people.mei, { topic, body: 'Which one?' }));
    const answered = await send(scene, visitor, { parent, body: ' ', name: 'Vera' });
    expect(answered.status).toBe(422);
    expect(answered.text).toContain('Please write something.');
    expect(answered.text).toContain('Which one?');
    expect((await send(scene, visitor, { parent: '9999' })).status).toBe(404);
    expect((await send(scene, visitor, { question: '9' })).status).toBe(404);
    expect((await send(scene, visitor, { question: 'x' })).status).toBe(422);
  }));

test('all that is missing is said at once, even to who was quick, and to everybody who mistypes', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const quick = browse(ctx, cast);
    const stamp = await stampOf(quick);
    const refused = await quick.post('/topics/doors/comments', {
      ...WORDS,
      stamp,
      name: '',
      address: 'vera',
    });
    for (const words of ['Please give a name', 'like name@example.org'])
      expect(refused.text).toContain(words);
    const limits = createLimits();
    for (let n = 0; n < 7; n++) {
      const visitor = browse(ctx, cast, undefined, { door: { limits }, peer: `192.0.2.${n + 1}` });
      const again = await send(scene, visitor, { address: 'vera' });
      expect([again.status, again.text.includes('like name@example.org')]).toEqual([422, true]);
    }
  }));

test('who asks to follow with a first comment gets one mail, whose link says so and does both', () =>
  onTalk(async (scene) => {
    const { ctx, cast, programme, topic } = scene;
    const visitor = browse(ctx, cast);
    await send(scene, visitor, { follow: 'yes' });
    expect(await outbox(ctx, 'follow-confirm')).toEqual([]);
    const vera = (await personByAddress(ctx, programme, WORDS.address))!;
    const follow = { programme, topic, person: vera.id };
    expect(await isFollowing(ctx, follow)).toBe(false);
    const mail = (await outbox(ctx, 'comment-confirm')).at(-1)!;
    const link = { purpose: 'comment', person: vera.id, subject: String(mail.data['comment']) } as const;
    const token = await linkToken(ctx, { programme, ...link });
    expect((await visitor.get(`/l/${token}`)).text).toContain('You also asked to be mailed');
    await confirm(scene, visitor);
    expect(await isFollowing(ctx, follow)).toBe(true);
    const silent = browse(ctx, cast);
    await send(scene, silent, { address: 'silent@post.example' });
    await confirm(scene, silent);
    const other = (await personByAddress(ctx, programme, 'silent@post.example'))!;
    expect(await isFollowing(ctx, { ...follow, person: other.id })).toBe(false);
  }));

test('an address that is none is kept to be mended, with what is wrong beside it, when somebody wants to follow', () =>
  onTalk(async ({ ctx, cast }) => {
    const refused = await browse(ctx, cast).post('/topics/doors/following', { on: 'yes', mail: 'vera@' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="vera@"');
    expect(refused.text).toMatch(/class="error" id="f-mail-error"/);
  }));

test('a machine that is quick, fills in everything or writes too much gets nowhere', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const visitor = browse(ctx, cast);
    const stamp = await stampOf(visitor);
    expect((await visitor.post('/topics/doors/comments', { ...WORDS, stamp })).status).toBe(422);
    expect((await visitor.post('/topics/doors/comments', { ...WORDS, stamp: '' })).status).toBe(422);
    expect((await send(scene, visitor, { website: 'https://spam.example' })).status).toBe(422);
    expect(await ctx.db.selectFrom('comment').select('id').execute()).toEqual([]);
    const statuses: number[] = [];
    for (let n = 0; n < 9; n++)
      statuses.push((await send(scene, visitor, { body: `No ${n}`, address: `v${n}@post.example` })).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 303, 429, 429]);
  }));

test('who is known and writes too much keeps what they typed', () =>
  onTalk(async (scene) => {
    const tomas = browse(scene.ctx, scene.cast, 'tomas');
    let last = await send(scene, tomas);
    for (let n = 0; n < 20; n++) last = await send(scene, tomas, { body: `No ${n}` });
    expect(last.status).toBe(429);
    expect(last.text).toContain('No 19</textarea>');
  }));

test('an IPv6 network counts as one, and somebody known is not held up by it', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const limits = createLimits();
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) {
      const visitor = browse(ctx, cast, undefined, { door: { limits }, peer: `2001:db8:1:2::${n + 1}` });
      statuses.push((await send(scene, visitor, { body: `No ${n}`, address: `v${n}@post.example` })).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const tomas = browse(ctx, cast, 'tomas', { door: { limits }, peer: '2001:db8:1:2::1' });
    expect((await send(scene, tomas)).status).toBe(303);
  }));

test('in a flood a stranger’s comment is asked to be sent once more: with work it comes in, without it a moderator looks', () =>
  onTalk(async (scene) => {
    const { ctx, cast } = scene;
    const limits = createLimits();
    const from = (n: number) => browse(ctx, cast, undefined, { door: { limits }, peer: `192.0.2.${n}` });
    for (let n = 0; n < 30; n++)
      await send(scene, from(n + 1), { body: `No ${n}`, address: `v${n}@post.example` });
    const visitor = from(99);
    const asked = await send(scene, visitor);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Very much is coming in just now');
    expect(asked.text).toContain('/assets/proofOfWork.js');
    const stamp = /name="stamp" value="([^"]*)"/.exec(asked.text)![1]!;
    ctx.clock.forward(0.01);
    let work = 0;
    const starts = (): number => createHash('sha256').update(`${stamp}|${work}`).digest().readUInt32BE(0);
    while (starts() >>> 16 !== 0) work++;
    const again = { ...WORDS, stamp, rush: 'yes' };
    expect((await visitor.post('/topics/doors/comments', { ...again, work: String(work) })).status).toBe(303);
    // The same work does not count for a second comment: that one is held.
    const second = { ...again, body: 'More', work: String(work) };
    expect((await visitor.post('/topics/doors/comments', second)).status).toBe(303);
    const rows = await ctx.db
      .selectFrom('comment')
      .select(['body', 'held_for'])
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    expect(rows.map(({ held_for }) => held_for)).toEqual([['rush'], []]);
  }));
