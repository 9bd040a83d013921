import { expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import type { UnmatchedReason } from '#matching';
import { json } from '../../db/json.ts';
import { answersFor, applied, stageForm, stateOf } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import type { Browser, Fields } from '../../../test/browse.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { answersOf, applicationTo, changeState } from '../../rooms/applications/index.ts';
import { linkToken } from '../../rooms/people/index.ts';
import type { Purpose } from '../../rooms/ctx.ts';
import { questionsOf } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';

const FORM = '/rounds/1/application';

/** Field names of the form by the questions' roles. */
async function names(ctx: TestCtx, cast: Stage, round: Round): Promise<Record<string, string>> {
  const steps = await questionsOf(ctx, cast.programme, round.id);
  return Object.fromEntries(
    steps.flatMap((step) => step.questions.map((question) => [question.role ?? '', `q${question.id}`])),
  );
}

/** What is typed into each step, by role. */
const TYPED: readonly Record<string, string | readonly string[]>[] = [
  {
    name: 'Sana Haddad',
    country: 'TN',
    zone: 'Africa/Tunis',
    'languages.0.language': 'ar',
    'languages.0.level': 'native',
  },
  { work: 'I catalogue maps.', path: 'Sideways.', sector: 'public', role: 'practice', stage: 'early' },
  { place: 'By the harbour.', interests: ['learning'], hopes: 'A friend <b>far</b> away.' },
  { hours: ['1-4', '2-4'], contactWays: ['email'], frequency: 'weekly' },
  { exclusions: 'nils@cast.example' },
];

async function fieldsOf(ctx: TestCtx, cast: Stage, round: Round, step: number): Promise<Fields> {
  const name = await names(ctx, cast, round);
  return Object.fromEntries(
    Object.entries(TYPED[step - 1] ?? {}).map(([role, value]) => {
      const [head = '', ...rest] = role.split('.');
      return [[name[head] ?? head, ...rest].join('.'), value];
    }),
  );
}

async function fillIn(ctx: TestCtx, cast: Stage, round: Round, browser: Browser): Promise<void> {
  for (const step of [1, 2, 3, 4, 5]) {
    const saved = await browser.post(`${FORM}/steps/${step}`, await fieldsOf(ctx, cast, round, step));
    expect(saved.status).toBe(303);
    const next = step === 5 ? '/review' : `/steps/${step + 1}`;
    expect(saved.location).toBe(`/p/far-shelves${FORM}${next}`);
  }
}

const CONSENTS = { adult: 'yes', conduct: 'yes', privacy: 'yes' };

/** The mailed link of a purpose, as the mail to a person would have it. */
async function mailed(ctx: TestCtx, cast: Stage, purpose: Purpose, address: string): Promise<string> {
  const mail = await ctx.db
    .selectFrom('outbox')
    .select(['person_id', 'text'])
    .where('address', '=', address)
    .where('text', 'like', `%\\%\\%link:${purpose}:%`)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const subject = new RegExp(`%%link:${purpose}:(\\d+)%%`).exec(mail.text)?.[1] ?? '';
  const token = await linkToken(ctx, { programme: cast.programme, person: mail.person_id, purpose, subject });
  return `/l/${token}`;
}

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
    // The browser that began has no right to it any more: the address has its owner now.
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
    // Amina opens the link that came of it, and keeps the application she had.
    const own = browse(ctx, cast);
    await own.post(await mailed(ctx, cast, 'confirm', 'amina@cast.example'));
    expect((await own.get('/status')).text).toContain('Your application is in');
    const mine = await applicationTo(ctx, cast.programme, round.id, cast.people.amina);
    const values = [...(await answersOf(ctx, cast.programme, mine!.id)).values()].map(({ value }) => value);
    expect(values).toContain(answersFor('amina')['hopes']);
  }));

test('a bad answer comes back beside its field, with everything typed kept', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const name = await names(ctx, cast, round);
    const back = await browser.post(`${FORM}/steps/1`, {
      [name['name']!]: '"><script>alert(1)</script>',
      [name['country']!]: 'BR',
      [`${name['languages']}.0.language`]: 'pt',
    });
    expect(back.status).toBe(422);
    expect(back.text).toContain('value="&quot;>&lt;script>alert(1)&lt;/script>"');
    expect(back.text).toContain('Your country has several time zones. Which one is yours?');
    expect(back.text).toContain('America/Sao_Paulo');
    expect(back.text).toContain('Please choose both the language and how well you speak it.');
    expect(back.text).toMatch(/<option value="BR" selected/);
  }));

test('a country with one zone answers the question about the zone', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const name = await names(ctx, cast, round);
    const fields = { ...(await fieldsOf(ctx, cast, round, 1)), [name['zone']!]: '' };
    expect((await browser.post(`${FORM}/steps/1`, fields)).status).toBe(303);
    const person = await ctx.db
      .selectFrom('person')
      .select(['name', 'country', 'zone'])
      .where('address', '=', 'sana@new.example')
      .executeTakeFirstOrThrow();
    expect(person).toEqual({ name: 'Sana Haddad', country: 'TN', zone: 'Africa/Tunis' });
  }));

test('a country whose zones have one clock is not asked which, and a choice among several names each clock once', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const name = await names(ctx, cast, round);
    const fields = { ...(await fieldsOf(ctx, cast, round, 1)), [name['zone']!]: '' };
    expect((await browser.post(`${FORM}/steps/1`, { ...fields, [name['country']!]: 'AR' })).status).toBe(303);
    const again = await browser.get(`${FORM}/steps/1`, { 'accept-language': 'fr' });
    expect(withoutMarkup(again.text)).toContain('toutes les heures à l’heure de Buenos Aires');
    expect(again.text).not.toContain(`name="${name['zone']}"`);
    // Who moves is asked anew where it matters, and has the clock of the new country where it does not.
    const moved = await browser.post(`${FORM}/steps/1`, { ...fields, [name['country']!]: 'AU' });
    expect(moved.status).toBe(422);
    expect(moved.text).toContain('Australia/Sydney');
    expect(moved.text).not.toContain('Australia/Melbourne');
    const { [name['zone']!]: _, ...sent } = fields;
    expect((await browser.post(`${FORM}/steps/1`, { ...sent, [name['country']!]: 'MY' })).status).toBe(303);
    const { zone } = await ctx.db
      .selectFrom('person')
      .select('zone')
      .where('address', '=', 'sana@new.example')
      .executeTakeFirstOrThrow();
    expect(zone).toBe('Asia/Kuala_Lumpur');
  }));

test('hours are given by name or by box, and come back as the names they fill', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const name = await names(ctx, cast, round);
    const fields = await fieldsOf(ctx, cast, round, 4);
    const page = await browser.get(`${FORM}/steps/4`);
    const evenings = /value="([\d:-]+)"[^>]*>\s*<label[^>]*>Evenings/.exec(page.text)?.[1] ?? '';
    await browser.post(`${FORM}/steps/4`, { ...fields, [name['hours']!]: [evenings, '6-5'] });
    const again = (await browser.get(`${FORM}/steps/4`)).text;
    expect(again).toContain(`value="${evenings}" checked`);
    expect(again).toMatch(/<details open/);
    expect(again).toContain('value="6-5" checked');
    expect(again).not.toContain('value="1-9" checked');
    const review = withoutMarkup((await browser.get(`${FORM}/review`)).text);
    expect(review).toContain('Evenings · 22 hours a week');
    expect(review).toContain('of your hours your partner sees those that you have in common');
  }));

test('one more row comes without script, and what was typed stays', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const languages = (await names(ctx, cast, round))['languages']!;
    const more = await browser.post(`${FORM}/steps/1`, {
      [`${languages}.0.language`]: 'ar',
      [`${languages}.0.level`]: 'native',
      add: languages,
    });
    expect(more.status).toBe(200);
    expect(more.text).toContain(`name="${languages}.1.language"`);
    expect(more.text).toMatch(/<option value="ar" selected/);
    expect(more.text).not.toContain('We need an answer here.');
  }));

test('leaving for later keeps what is there, and the mailed link brings it back in another browser', () =>
  onOpenRound(async (ctx, cast, round) => {
    const browser = browse(ctx, cast);
    await browser.post(FORM, { address: 'sana@new.example' });
    const name = await names(ctx, cast, round);
    const left = await browser.post(`${FORM}/steps/1`, { [name['name']!]: 'Sana', go: 'later' });
    expect(left.location).toBe('/p/far-shelves/status');
    const elsewhere = browse(ctx, cast);
    expect((await elsewhere.get(`${FORM}/steps/1`)).location).toBe(`/p/far-shelves${FORM}`);
    const opened = await elsewhere.post(await mailed(ctx, cast, 'resume', 'sana@new.example'));
    expect(opened.location).toBe(`/p/far-shelves${FORM}`);
    expect((await elsewhere.get(`${FORM}/steps/1`)).text).toContain('value="Sana"');
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
    expect(await stateOf(ctx, cast, round, 'amina')).toBe('confirmed');
  }));

test('withdrawing takes two clicks and can be taken back', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'mei');
    const browser = browse(ctx, cast, 'mei');
    expect((await browser.get('/status')).text).toContain(`/applications/${id}/withdrawal`);
    expect((await browser.get(`/applications/${id}/withdrawal`)).text).toContain('Yes, withdraw');
    await browser.post(`/applications/${id}/withdrawal`);
    expect((await browser.get('/status')).text).toContain('You have withdrawn');
    await browser.post(`/applications/${id}/reinstatement`);
    expect((await browser.get('/status')).text).toContain('Your application is in');
  }));

test('the question whether one is available is answered by its link, and only by its buttons', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'mei');
    ctx.clock.set('2027-02-02T12:00:00Z');
    await ctx.db.updateTable('application').set({ available_asked_at: ctx.clock.now() }).execute();
    const token = await linkToken(ctx, {
      programme: cast.programme,
      person: cast.people.mei,
      purpose: 'available',
      subject: String(id),
    });
    const browser = browse(ctx, cast);
    expect((await browser.get(`/l/${token}`)).text).toContain('Yes, I am available');
    expect((await applicationTo(ctx, cast.programme, round.id, cast.people.mei))?.available_at).toBeNull();
    const said = async (available: 'yes' | 'no'): Promise<string> => {
      const answer = await browser.post(`/l/${token}`, { available });
      return (await browser.get(answer.location)).text;
    };
    expect(await said('no')).toContain('Not this time');
    expect(await said('yes')).toContain('You are in');
    // The mail asked nothing else: what was answered in the form stays closed.
    expect((await browser.get('/status')).location).toContain('/sign-in');
    expect((await browser.get(`${FORM}/review`)).status).toBe(303);
  }));

test('who waits reads their own reason, what would change it and the next date, and nothing of others’ wishes', () =>
  onOpenRound(async (ctx, cast, round) => {
    await stageForm(ctx, cast.programme, '2027-08-10T09:00', 2);
    const id = await applied(ctx, cast, round, 'mei');
    await changeState(ctx, {
      programme: cast.programme,
      actor: { kind: 'timetable' },
      application: id,
      to: 'waiting',
      reason: 'noCandidate',
    });
    const run = await ctx.db
      .insertInto('match_run')
      .values({
        programme_id: cast.programme,
        round_id: round.id,
        number: 1,
        state: 'done',
        policy: json(defaultPolicy()),
        seed: 1,
        asked_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const reasons: UnmatchedReason = {
      id,
      reason: 'noCandidate',
      considered: 40,
      candidates: 0,
      blocks: [
        { rule: 'ownMusts', took: 30, alone: 4 },
        { rule: 'theirMusts', took: 7, alone: 2 },
        { rule: 'ruledOut', took: 1, alone: 1 },
      ],
      relaxation: { kind: 'dropMust', about: 'country', wishes: [], opens: 4 },
    };
    await ctx.db
      .insertInto('unmatched')
      .values({
        programme_id: cast.programme,
        round_id: round.id,
        application_id: id,
        run_id: run.id,
        reasons: json(reasons),
      })
      .execute();
    ctx.clock.set('2027-02-12T12:00:00Z');
    const page = await browse(ctx, cast, 'mei').get('/status');
    expect(page.text).toContain('Your own musts left few or no people.');
    expect(page.text).toContain('It would help most to turn your must about the country into a wish.');
    expect(page.text).toContain('You come first');
    expect(page.text).toContain('Tuesday, 10 August');
    await ctx.mailer.queue(ctx, [
      {
        programme: cast.programme,
        kind: 'waiting',
        occasion: `round:${round.id}`,
        person: cast.people.mei,
        data: { application: id },
      },
    ]);
    const mail = await ctx.db
      .selectFrom('outbox')
      .select('text')
      .where('kind', '=', 'waiting')
      .executeTakeFirstOrThrow();
    for (const text of [page.text, mail.text]) expect(text).not.toMatch(/ruled|\b(40|30|7)\b people/i);
    expect(mail.text).toContain('Your own musts left few or no people.');
    expect(mail.text).toContain('Tuesday, 10 August');
  }));
