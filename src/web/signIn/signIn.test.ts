import { lastCode } from '../../../test/lastCode.ts';
import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stage } from '../../../test/cast.ts';
import { onStage } from '../../../test/onStage.ts';
import { mailCode } from '../../rooms/people/index.ts';
import { ask } from '../../../test/signingIn.ts';

test('a code from the mailbox opens a session, once, and leads to where the visitor wanted to go', async () => {
  await onStage(async (ctx, cast) => {
    const { programme, slug, people } = cast;
    await ctx.db
      .updateTable('person')
      .set({ account_id: null, address_confirmed_at: null })
      .where('id', '=', people.amina)
      .execute();
    const visitor = browse(ctx, cast);
    const next = `/p/${slug}/sign-in`;
    const asked = await visitor.post('/sign-in', { address: ' Amina@CAST.example ', next });
    expect(asked.status).toBe(303);
    expect((await visitor.get(asked.location)).text).toContain('autocomplete="one-time-code"');

    await mailCode(ctx, { programme, id: Number(ctx.enqueued[0]?.data['id']) });
    const mail = await ctx.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ person_id: people.amina, urgent: true });

    const code = await lastCode(ctx, programme);
    expect(code).toMatch(/^\d{6}$/);
    expect(mail.text + mail.subject).not.toContain(code);
    const ticket = visitor.cookies.get('signing-in') ?? '';
    const entered = await visitor.post('/sign-in/code', {
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
      next,
    });
    expect(entered).toMatchObject({ status: 303, location: next });
    expect(visitor.cookies.get('session')).toMatch(/^[\w-]{43}$/);
    const person = await ctx.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', people.amina)
      .executeTakeFirstOrThrow();
    expect(person.account_id).not.toBeNull();
    expect(person.address_confirmed_at).toEqual(ctx.clock.now());

    visitor.cookies.set('signing-in', ticket);
    const again = await visitor.post('/sign-in/code', { code });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Ce code ne sert plus ici');
  });
});

test('a new sign-in brings a new token and ends the session this browser had', async () => {
  await onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    await ask(luca, 'luca@cast.example');
    const before = luca.cookies.get('session');
    await luca.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    expect(luca.cookies.get('session')).not.toBe(before);
    expect(await ctx.db.selectFrom('session').selectAll().execute()).toHaveLength(1);
    await luca.post('/sign-out');
    expect(luca.cookies.get('session')).toBeUndefined();
    expect(await ctx.db.selectFrom('session').selectAll().execute()).toHaveLength(0);
  });
});

test('known and unknown addresses get the same answer, the same row and the same job; only the known one gets mail', async () => {
  await onStage(async (ctx, cast) => {
    const pages: string[] = [];
    for (const address of ['luca@cast.example', 'nobody@cast.example']) {
      const visitor = browse(ctx, cast);
      const asked = await ask(visitor, address);
      const page = await visitor.get(asked.location);
      const wrong = await visitor.post('/sign-in/code', { code: '000000x' });
      pages.push(`${asked.status} ${asked.location} ${page.text} ${wrong.status} ${wrong.text}`);
    }
    expect(pages[0]).toBe(pages[1]);
    // A person whose mailbox is gone gets no code, and reads whom to write to.
    expect(pages[0]).toContain(`<a href="/p/${cast.slug}/contact">write to us</a>`);
    expect(ctx.enqueued.map(({ name }) => name)).toEqual(['sign-in-code', 'sign-in-code']);
    const asked = ctx.enqueued.slice();
    for (const { data } of asked) await mailCode(ctx, { programme: cast.programme, id: Number(data['id']) });
    const mails = await ctx.db.selectFrom('outbox').select('person_id').execute();
    expect(mails).toEqual([{ person_id: cast.people.luca }]);
  });
});

test('a code stands five wrong tries, then even the right one is refused', async () => {
  await onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    await ask(visitor, 'luca@cast.example');
    const code = await lastCode(ctx, cast.programme);
    const wrong = code === '123456' ? '654321' : '123456';
    for (let i = 0; i < 5; i++)
      expect((await visitor.post('/sign-in/code', { code: wrong })).status).toBe(422);
    expect((await visitor.post('/sign-in/code', { code })).status).toBe(422);
    expect(visitor.cookies.has('session')).toBe(false);
  });
});

test('a code works for ten minutes', async () => {
  await onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    await ask(visitor, 'luca@cast.example');
    ctx.clock.forward(10 / 60 + 0.001);
    const late = await visitor.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    expect(late.status).toBe(422);
  });
});

test('a code is of no use in another browser, nor in another programme', async () => {
  await onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast);
    await ask(luca, 'luca@cast.example');
    const code = await lastCode(ctx, cast.programme);
    const thief = browse(ctx, cast);
    await ask(thief, 'nils@cast.example');
    expect((await thief.post('/sign-in/code', { code })).status).toBe(422);
    const [id] = (luca.cookies.get('signing-in') ?? '').split('.');
    const [, token] = (thief.cookies.get('signing-in') ?? '').split('.');
    thief.cookies.set('signing-in', `${id}.${token}`);
    expect((await thief.post('/sign-in/code', { code })).status).toBe(422);
    const other = browse(ctx, await stage(ctx, 'other'));
    other.cookies.set('signing-in', luca.cookies.get('signing-in') ?? '');
    expect((await other.post('/sign-in/code', { code })).status).toBe(422);
    expect((await luca.post('/sign-in/code', { code })).status).toBe(303);
  });
});
