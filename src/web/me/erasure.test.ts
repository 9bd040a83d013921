import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Stage } from '../../../test/cast.ts';
import { stageRound } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { lastCode } from '../../../test/lastCode.ts';
import { mailTo } from '../../../test/mailTo.ts';
import { onStage } from '../../../test/onStage.ts';
import { stagePartnership } from '../../../test/partners.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { catalogueOf } from '../../i18n/locales.ts';
import { tick } from '../../jobs/timetable.ts';
import { personById, signOutEverywhere } from '../../rooms/people/index.ts';

const OLD = 'luca@cast.example';

const luca = (ctx: TestCtx, cast: Stage) => personById(ctx, cast.programme, cast.people.luca);

const kindsTo = async (ctx: TestCtx, person: number): Promise<string[]> =>
  (
    await ctx.db.selectFrom('outbox').select('kind').where('person_id', '=', person).orderBy('id').execute()
  ).map(({ kind }) => kind);

test('for a day nothing changes but that it is coming; then the timetable erases, tells the partner and says so in a last mail', () =>
  onStage(async (ctx, cast) => {
    const { people, programme } = cast;
    const round = await stageRound(ctx, programme);
    await stagePartnership(ctx, programme, round.id, [people.luca, people.mei]);
    const browser = browse(ctx, cast, 'luca');
    expect((await browser.post('/me/erasure')).location).toMatch(/\/me$/);
    const page = (await browser.get('/me')).text;
    expect(page).toContain('Your data will be deleted');
    expect(page).toContain('/me/erasure/end');
    expect((await browser.get('/me/erasure')).text).not.toContain('action="/p/far-shelves/me/erasure"');
    const asked = await mailTo(ctx, OLD);
    expect(asked.subjects).toEqual(['Your data in Far Shelves will be deleted']);

    ctx.clock.forward(23.9);
    await tick(ctx);
    expect(await luca(ctx, cast)).toMatchObject({ name: 'Luca Ferri', erased_at: null });
    expect(await kindsTo(ctx, people.mei)).toEqual([]);
    expect((await browser.get('/me')).status).toBe(200);
    // Asking again neither delays the erasure nor sends another mail.
    await browser.post('/me/erasure');
    if ((await luca(ctx, cast))?.erase_at === null) throw new Error('it was called off');

    ctx.clock.forward(0.2);
    await tick(ctx);
    expect(await luca(ctx, cast)).toMatchObject({ name: '', erase_at: null, erased_at: ctx.clock.now() });
    expect(await kindsTo(ctx, people.mei)).toEqual(['partner-left']);
    expect((await browser.get('/me')).status).toBe(303);
    const last = await mailTo(ctx, OLD);
    expect(last.subjects.at(-1)).toBe('Your data in Far Shelves has been deleted');
    await tick(ctx);
    expect(await kindsTo(ctx, people.luca)).toEqual([]);
    expect(await ctx.db.selectFrom('outbox').select('id').where('address', '=', OLD).execute()).toEqual([]);
  }));

test.each(['en', 'es', 'fr', 'ar'])(
  'the page that says what stays does not call it the deletion of everything, nor does the mail, in %s',
  (lang) =>
    onStage(async (ctx, cast) => {
      const page = withoutMarkup((await browse(ctx, cast, 'luca').get(`/me/erasure?lang=${lang}`)).text);
      expect(page).toContain(catalogueOf(lang)['erasure.stays']);
      const {
        'mail.erasure-asked.body': asked,
        'mail.act-code.erasure': code,
        'event.person-erased': event,
      } = catalogueOf(lang);
      for (const text of [page, asked, code, event])
        expect(text).not.toMatch(/everything about|todo lo (mío|tuyo|suyo)|tout ce qui|كل ما يخص/i);
    }),
);

test('who changes their mind stays, on the page or by the mailed link, signed in or not', () =>
  onStage(async (ctx, cast) => {
    const browser = browse(ctx, cast, 'luca');
    await browser.post('/me/erasure');
    expect((await browser.post('/me/erasure/end')).location).toMatch(/\/me$/);
    expect(await luca(ctx, cast)).toMatchObject({ erase_at: null });
    expect((await browser.get('/me')).text).not.toContain('/me/erasure/end');

    ctx.clock.forward(0.1);
    await browser.post('/me/erasure');
    const { link, subjects } = await mailTo(ctx, OLD);
    expect(subjects).toHaveLength(2);
    // The link also works when the person who asked has signed out everywhere since.
    await signOutEverywhere(ctx, { account: cast.accounts.luca });
    const mailbox = browse(ctx, cast);
    await mailbox.get(link);
    expect((await luca(ctx, cast))?.erase_at).not.toBeNull();
    expect((await mailbox.post(link)).status).toBe(303);
    expect(await luca(ctx, cast)).toMatchObject({ erase_at: null });
    expect(mailbox.cookies.has('session')).toBe(false);
    ctx.clock.forward(48);
    await tick(ctx);
    expect(await luca(ctx, cast)).toMatchObject({ name: 'Luca Ferri' });
  }));

test('erasing asks for a code first', () =>
  onStage(async (ctx, cast) => {
    const browser = browse(ctx, cast, 'luca', { proved: false });
    expect((await browser.post('/me/erasure')).text).toContain('one-time-code');
    expect(await luca(ctx, cast)).toMatchObject({ erase_at: null });
    await browser.post('/me/erasure', { 'act-code': await lastCode(ctx, cast.programme) });
    expect((await luca(ctx, cast))?.erase_at).toEqual(new Date(ctx.clock.now().getTime() + 86_400_000));
  }));
