import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import { stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { onStage } from '../../../test/onStage.ts';
import { erasePerson, ownData } from '../../rooms/people/index.ts';

const WORDS = { name: 'Vera', address: 'Vera@Post.example', body: 'Is it free?', website: '' };

async function stampOf(browser: Browser): Promise<string> {
  return /name="stamp" value="([^"]*)"/.exec((await browser.get('/contact')).text)?.[1] ?? '';
}

/** Draws the form, waits as a person does, and sends it. */
async function send(ctx: TestCtx, browser: Browser, fields: Record<string, string> = {}) {
  const stamp = await stampOf(browser);
  ctx.clock.forward(0.01);
  return browser.post('/contact', { ...WORDS, stamp, ...fields });
}

const threads = (ctx: TestCtx) => ctx.db.selectFrom('thread').selectAll().orderBy('id').execute();
const outbox = (ctx: TestCtx, kind: string) =>
  ctx.db.selectFrom('outbox').selectAll().where('kind', '=', kind).execute();

test('a visitor’s words reach the inbox, and they are told once in their language, without a word of what was typed', () =>
  onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    await visitor.get('/contact?lang=fr');
    const done = await send(ctx, visitor, { name: 'Buy now https://spam.example' });
    expect(done.status).toBe(303);
    expect((await visitor.get('/contact')).text).toContain('Votre message est arrivé');
    await send(ctx, visitor);
    expect(await threads(ctx)).toHaveLength(2);
    const told = await outbox(ctx, 'inbox-received');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ address: 'vera@post.example', locale: 'fr' });
    expect(told[0]!.subject + told[0]!.text).not.toMatch(/spam|free|Vera/);
    expect((await browse(ctx, cast, 'tomas').get('/workbench/inbox')).text).toContain('Is it free?');
  }));

test('somebody who is signed in needs no address, and the answer goes to theirs', () =>
  onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    const page = (await luca.get('/contact')).text;
    expect(page).toContain('luca@cast.example');
    expect(page).not.toContain('name="address"');
    await send(ctx, luca, { name: '', address: 'other@post.example' });
    expect((await threads(ctx)).map((row) => row.person_id)).toEqual([cast.people.luca]);
    const message = await ctx.db.selectFrom('thread_message').selectAll().executeTakeFirstOrThrow();
    expect(message).toMatchObject({ channel: 'form', verified: true });
  }));

test('whoever gives a participant’s address is not believed to be them, and learns nothing', () =>
  onStage(async (ctx, cast) => {
    const known = await send(ctx, browse(ctx, cast), { address: 'luca@cast.example' });
    const unknown = await send(ctx, browse(ctx, cast));
    expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
    const message = await ctx.db
      .selectFrom('thread_message')
      .selectAll()
      .orderBy('id')
      .executeTakeFirstOrThrow();
    expect(message.verified).toBe(false);
    const { thread_id: id } = message;
    expect((await browse(ctx, cast, 'tomas').get(`/workbench/inbox/${id}?lang=en`)).text).toContain(
      'Nothing shows that it was really them who wrote.',
    );
  }));

test('what is missing is said at its field, and nothing that was typed is lost', () =>
  onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    const refused = await send(ctx, visitor, { name: '', address: 'vera' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Please give your name');
    expect(refused.text).toContain('like name@example.org');
    expect(refused.text).toContain('Is it free?');
    expect((await send(ctx, visitor, { body: ' ' })).text).toContain('Please write something.');
    expect(await threads(ctx)).toEqual([]);
  }));

test('a form sent at once, without a stamp or with another programme’s is asked for again and then taken', () =>
  onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    const other = browse(ctx, await stage(ctx, 'elsewhere'));
    const foreign = await stampOf(other);
    const stamp = await stampOf(visitor);
    for (const [given, again] of [
      [stamp, true],
      ['', false],
      [foreign, false],
      [`${stamp}x`, false],
    ] as const) {
      const refused = await visitor.post('/contact', { ...WORDS, stamp: given });
      expect(refused.status, given).toBe(422);
      expect(refused.text).toContain('Please look it over once more');
      expect(refused.text).toContain('Is it free?');
      expect(refused.text.includes(stamp), given).toBe(again);
    }
    ctx.clock.forward(0.01);
    expect((await visitor.post('/contact', { ...WORDS, stamp })).status).toBe(303);
    // A second click sends the same message.
    expect((await visitor.post('/contact', { ...WORDS, stamp })).status).toBe(303);
    expect(await threads(ctx)).toHaveLength(1);
    ctx.clock.forward(25);
    expect((await visitor.post('/contact', { ...WORDS, stamp })).status).toBe(422);
  }));

test('a machine that fills in every field is laid aside unread and gets no mail, but nothing is lost', () =>
  onStage(async (ctx, cast) => {
    expect((await send(ctx, browse(ctx, cast), { website: 'https://spam.example' })).status).toBe(303);
    expect((await threads(ctx))[0]?.spam_at).not.toBeNull();
    expect(await outbox(ctx, 'inbox-received')).toEqual([]);
    expect(await ctx.db.selectFrom('matter').select('id').execute()).toEqual([]);
    expect((await browse(ctx, cast, 'tomas').get('/workbench/inbox?shown=spam')).text).toContain('Vera');
  }));

test('of one address only a few messages a day are taken, and of one network a few an hour', () =>
  onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    const statuses: number[] = [];
    for (let turn = 0; turn < 6; turn++) statuses.push((await send(ctx, visitor)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    for (let turn = 0; turn < 5; turn++)
      statuses.push((await send(ctx, visitor, { address: `v${turn}@post.example` })).status);
    expect(statuses.slice(6)).toEqual([303, 303, 303, 303, 429]);
  }));

test('a person takes their conversations away, and erased leaves none behind', () =>
  onStage(async (ctx, cast) => {
    await send(ctx, browse(ctx, cast, 'luca'));
    const [thread] = await threads(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post('/workbench/inbox/watching', { on: 'yes' });
    await send(ctx, browse(ctx, cast, 'luca'));
    await tomas.post(`/workbench/inbox/${thread!.id}/notes`, { note: 'Among us', form_key: 'n' });
    await tomas.post(`/workbench/inbox/${thread!.id}/answers`, { answer: 'It is.', form_key: 'a' });
    const data = await ownData(ctx, cast.programme, cast.people.luca);
    expect(data['conversations']).toHaveLength(2);
    expect(data['messages']?.map((row) => [row['from'], row['text']])).toEqual([
      ['mine', 'Is it free?'],
      ['mine', 'Is it free?'],
      ['answer', 'It is.'],
    ]);
    expect(await outbox(ctx, 'inbox-notice')).toHaveLength(1);
    const actor = { kind: 'person', id: cast.people.luca } as const;
    expect((await erasePerson(ctx, { programme: cast.programme, actor, person: cast.people.luca })).ok).toBe(
      true,
    );
    expect(await threads(ctx)).toEqual([]);
    expect(await ctx.db.selectFrom('thread_message').select('id').execute()).toEqual([]);
    for (const kind of ['inbox-notice', 'inbox-answer', 'inbox-received'])
      expect(await outbox(ctx, kind), kind).toEqual([]);
    const open = await ctx.db.selectFrom('matter').select('id').where('closed_at', 'is', null).execute();
    expect(open).toEqual([]);
  }));
