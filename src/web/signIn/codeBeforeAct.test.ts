import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { lastCode } from '../../../test/lastCode.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { onStage } from '../../../test/onStage.ts';
import { mailCode } from '../../rooms/people/index.ts';
import { routes } from '../brought.ts';
import { coordinators } from '../route.ts';

/** Luca's browser, signed in a while ago. */
const signedIn = (ctx: TestCtx, cast: Stage): Browser => browse(ctx, cast, 'luca', { proved: false });

const asked = ({ enqueued }: TestCtx): number =>
  enqueued.filter(({ name }) => name === 'sign-in-code').length;

/** Acts that a stolen session must not do. */
const GUARDED = [
  '/me/address',
  '/me/data',
  '/me/erasure',
  '/me/other-address',
  '/me/sign-ins/:provider',
  '/partnership/:id/own-letters',
  '/workbench/applications/:id/address',
  '/workbench/everybody/:person/address',
];

test('what asks for a code before it is done', () => {
  const guarded = routes.filter(({ needsCode }) => needsCode);
  expect(guarded.map(({ path }) => path).toSorted()).toEqual(GUARDED);
  for (const { method, path, audience } of guarded)
    expect([method, audience]).toEqual(['POST', path.startsWith('/workbench/') ? coordinators : 'person']);
});

test('without a code nothing of it happens, and each asks for one in a mail that says what it is for', () =>
  onStage(async (ctx, cast) => {
    const luca = signedIn(ctx, cast);
    const tables = ['address_change', 'person', 'sign_in_identity'] as const;
    const rows = async (): Promise<unknown> =>
      Promise.all(tables.map((table) => ctx.db.selectFrom(table).selectAll().execute()));
    const before = await rows();
    for (const [path, fields, words] of [
      ['/me/address', { address: 'thief@elsewhere.example' }, 'change your address'],
      ['/me/data', {}, 'download what is kept about you'],
      ['/me/erasure', {}, 'delete your data'],
      ['/me/sign-ins/google', {}, 'new way to sign in'],
    ] as const) {
      const answer = await luca.post(path, fields);
      expect(answer.status, path).toBe(200);
      expect(answer.text, path).toContain('autocomplete="one-time-code"');
      expect(answer.text, path).not.toContain('"applications"');
      await mailCode(ctx, { programme: cast.programme, id: Number(ctx.enqueued.at(-1)?.data['id']) });
      const mail = await ctx.db
        .selectFrom('outbox')
        .selectAll()
        .where('kind', '=', 'act-code')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      expect(mail).toMatchObject({ person_id: cast.people.luca, private: true, urgent: true });
      expect(mail.text.replaceAll(/\s+/g, ' '), path).toContain(words);
      expect(mail.subject + mail.text).not.toContain(await lastCode(ctx, cast.programme));
    }
    expect(await rows()).toEqual(before);
  }));

test('who gets no mail any more is not told that a code is on its way, but whom to write to', () =>
  onStage(async (ctx, cast) => {
    const luca = signedIn(ctx, cast);
    const { address } = await ctx.db
      .selectFrom('person')
      .select('address')
      .where('id', '=', cast.people.luca)
      .$narrowType<{ address: string }>()
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('suppression')
      .values({ programme_id: cast.programme, address, reason: 'no such mailbox', at: ctx.clock.now() })
      .execute();
    const before = ctx.enqueued.length;
    const answer = await luca.post('/me/address', { address: 'luca@new.example' });
    expect(answer.text).toContain('no code can reach you');
    expect(answer.text).toContain('/p/far-shelves/contact');
    expect(answer.text).toContain('luca@new.example');
    expect(answer.text).not.toContain('one-time-code');
    expect(ctx.enqueued).toHaveLength(before);
    expect(withoutMarkup((await luca.get('/me')).text)).toContain(
      'If you no longer read mail there, write to us',
    );
  }));

test('with the code it goes on with what was typed, and for ten minutes no other is asked for', () =>
  onStage(async (ctx, cast) => {
    const luca = signedIn(ctx, cast);
    const first = await luca.post('/me/address', { address: 'luca@new.example' });
    expect(first.text).toContain('type="hidden" name="address" value="luca@new.example"');
    const wrong = await luca.post('/me/address', { address: 'luca@new.example', 'act-code': 'abcdef' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('That is not the code');
    expect(wrong.text).toContain('value="luca@new.example"');
    expect(await ctx.db.selectFrom('address_change').selectAll().execute()).toEqual([]);

    const actCode = await lastCode(ctx, cast.programme);
    expect(
      await luca.post('/me/address', { address: 'luca@new.example', 'act-code': actCode }),
    ).toMatchObject({
      status: 303,
      location: `/p/${cast.slug}/me#address`,
    });
    expect(luca.cookies.has('proving')).toBe(false);
    const change = await ctx.db.selectFrom('address_change').selectAll().executeTakeFirstOrThrow();
    expect(change.address).toBe('luca@new.example');

    ctx.clock.forward(9 / 60);
    expect((await luca.post('/me/data')).headers.get('content-disposition')).toContain('attachment');
    expect(asked(ctx)).toBe(1);
    ctx.clock.forward(2 / 60);
    expect((await luca.post('/me/data')).text).toContain('one-time-code');
    expect(asked(ctx)).toBe(2);
  }));

test('whoever has just signed in by a code goes on without another', () =>
  onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast);
    await luca.post('/sign-in', { address: 'luca@cast.example' });
    await luca.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    expect((await luca.post('/me/data')).headers.get('content-disposition')).toContain('attachment');
    ctx.clock.forward(11 / 60);
    expect((await luca.post('/me/data')).headers.get('content-disposition')).toBeNull();
  }));

test('a code serves for what it was asked for, in the browser that asked, and never to sign in', () =>
  onStage(async (ctx, cast) => {
    const luca = signedIn(ctx, cast);
    await luca.post('/me/data');
    const actCode = await lastCode(ctx, cast.programme);
    expect((await luca.post('/me/erasure', { 'act-code': actCode })).status).toBe(422);

    const thief = browse(ctx, cast);
    thief.cookies.set('signing-in', luca.cookies.get('proving') ?? '');
    expect((await thief.post('/sign-in/code', { code: actCode })).status).toBe(422);
    expect(thief.cookies.has('session')).toBe(false);

    const mei = browse(ctx, cast, 'mei', { proved: false });
    await mei.get('/me');
    mei.cookies.set('proving', luca.cookies.get('proving') ?? '');
    expect((await mei.post('/me/data', { 'act-code': actCode })).status).toBe(422);

    const other = signedIn(ctx, cast);
    await other.post('/me/data');
    expect((await other.post('/me/data', { 'act-code': actCode })).status).toBe(422);
  }));
