import { expect, test } from 'vitest';
import { answersFor, applied, stageForm, applicationStateOf } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { answersOf, applicationTo } from '../../rooms/applications/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { FORM, fieldsOf, mailed } from '../../../test/applying.ts';

async function fillIn(ctx: TestCtx, cast: Stage, round: Round, browser: Browser): Promise<void> {
  for (const step of [1, 2, 3, 4, 5]) {
    const saved = await browser.post(`${FORM}/steps/${step}`, await fieldsOf(ctx, cast, round, step));
    expect(saved.status).toBe(303);
    const next = step === 5 ? '/review' : `/steps/${step + 1}`;
    expect(saved.location).toBe(`/p/far-shelves${FORM}${next}`);
  }
}

const CONSENTS = { adult: 'yes', conduct: 'yes', privacy: 'yes' };

test('somebody new applies with an address, goes on at once, and confirms by the mailed link', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    expect((await browser.get(FORM)).text).toContain('name="address"');
    const started = await browser.post(FORM, { address: 'Sana@New.example' });
    expect(started.location).toBe(`/p/far-shelves${FORM}/steps/1`);
    expect((await browser.get(`${FORM}/steps/1`)).text).toContain('We have sent a link');
    await fillIn(ctx, cast, round, browser);
    const review = await browser.get(`${FORM}/review`);
    expect(review.text).toContain('Sana Haddad');
    expect(review.text).toContain('A friend &lt;b>far&lt;/b> away.');
    const half = await browser.post(`${FORM}/submission`, { adult: 'yes' });
    expect(half.status).toBe(422);
    expect(half.text).toContain('I keep to the code of conduct. · Without this');
    expect(half.text).toContain('Without this we cannot find a partner for you.');
    const sent = await browser.post(`${FORM}/submission`, CONSENTS);
    expect(sent.location).toBe('/p/far-shelves/status');
    expect((await browser.get('/status')).text).toContain('One click left');

    const elsewhere = browse(ctx, cast);
    const link = await mailed(ctx, cast, 'confirm', 'sana@new.example');
    const before = await ctx.db.selectFrom('application').select('state').execute();
    expect((await elsewhere.get(link)).text).toContain('Confirm your application');
    expect(await ctx.db.selectFrom('application').select('state').execute()).toEqual(before);
    expect((await elsewhere.post(link)).location).toBe('/p/far-shelves/status');
    const page = await elsewhere.get('/status');
    expect(page.text).toContain('Your application is in');
    expect(page.text).toContain('Only people who say yes get a partner.');
    // The browser that began the application has no right to it any more: its address has an owner now.
    expect((await browser.get('/status')).location).toContain('/sign-in');
  }));

test('a known address gets the same answer as an unknown one, and nothing of its owner', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'amina');
    const [known, unknown] = [browse(ctx, cast), browse(ctx, cast)];
    const answers = [
      await known.post(FORM, { address: 'amina@cast.example' }),
      await unknown.post(FORM, { address: 'nobody@new.example' }),
    ];
    expect(answers[0]!.status).toBe(answers[1]!.status);
    expect(answers[0]!.location).toBe(answers[1]!.location);
    const pages = [await known.get(`${FORM}/steps/1`), await unknown.get(`${FORM}/steps/1`)];
    expect(pages[0]!.text).toBe(pages[1]!.text);
    await fillIn(ctx, cast, round, known);
    expect((await known.post(`${FORM}/submission`, CONSENTS)).location).toBe('/p/far-shelves/status');
    expect((await known.get('/status')).text).toContain('One click left');
    // Amina opens the link that was mailed to her, and keeps the application she had.
    const own = browse(ctx, cast);
    await own.post(await mailed(ctx, cast, 'confirm', 'amina@cast.example'));
    expect((await own.get('/status')).text).toContain('Your application is in');
    const mine = await applicationTo(ctx, cast.programme, round.id, cast.people.amina);
    const values = [...(await answersOf(ctx, cast.programme, mine!.id)).values()].map(({ value }) => value);
    expect(values).toContain(answersFor('amina')['hopes']);
  }));

test('somebody signed in begins without an address and finds last time’s answers', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    await stageForm(ctx, cast.programme, '2027-06-10T09:00', 2);
    ctx.clock.set('2027-06-12T12:00:00Z');
    const browser = browse(ctx, cast, 'luca');
    expect((await browser.get('/rounds/2/application')).text).not.toContain('name="address"');
    const begun = await browser.post('/rounds/2/application');
    expect(begun.location).toBe('/p/far-shelves/rounds/2/application/steps/1');
    const page = await browser.get('/rounds/2/application/steps/1');
    expect(page.text).toContain('These are the answers from your last application');
    expect(page.text).toContain('value="Luca Ferri"');
  }));

test('whoever comes late is told the date of the next round', () =>
  onOpenRound(async (ctx, cast) => {
    await stageForm(ctx, cast.programme, '2027-08-10T09:00', 2);
    ctx.clock.set('2027-02-05T12:00:00Z');
    const page = await browse(ctx, cast).get(FORM);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Applications to Round 1 have closed');
    expect(page.text).toContain('Tuesday, 10 August');
    expect((await browse(ctx, cast).post(FORM, { address: 'sana@new.example' })).text).toContain('10 August');
    expect((await browse(ctx, cast).get('/rounds/9/application')).status).toBe(404);
  }));

test('starting is limited by address and network, and what fills in the hidden field reaches nobody', () =>
  onOpenRound(async (ctx, cast) => {
    const browser = browse(ctx, cast);
    const robot = await browser.post(FORM, {
      address: 'robot@new.example',
      homepage: 'https://spam.example',
    });
    expect(robot.status).toBe(303);
    expect(await ctx.db.selectFrom('application').select('id').execute()).toEqual([]);
    expect((await browser.post(FORM, { address: 'no address' })).status).toBe(422);
    for (let i = 0; i < 3; i++) await browser.post(FORM, { address: 'robot@new.example' });
    expect((await browser.post(FORM, { address: 'robot@new.example' })).status).toBe(429);
  }));

test('a forged or borrowed cookie opens nothing', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    const id = await applied(ctx, cast, round, 'amina');
    await browser.post(FORM, { address: 'sana@new.example' });
    const [hold, , at, mac] = decodeURIComponent(browser.cookies.get('application') ?? '').split('.');
    browser.cookies.set('application', encodeURIComponent([hold, id, at, mac].join('.')));
    expect((await browser.get('/status')).location).toContain('/sign-in');
    expect((await browser.post(`/applications/${id}/withdrawal`)).status).toBe(404);
    expect((await browse(ctx, cast, 'luca').post(`/applications/${id}/withdrawal`)).status).toBe(404);
    expect(await applicationStateOf(ctx, cast, round, 'amina')).toBe('confirmed');
  }));
