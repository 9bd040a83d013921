import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { htmlFindings } from '../../../../test/browser/checks.ts';
import { matchingScene } from '../../../../test/matchingScene.ts';
import type { MatchingScene } from '../../../../test/matchingScene.ts';
import { poolMember } from '../../../../test/pool.ts';
import { json } from '../../../db/json.ts';
import { lock, proposalsOf, runStudy } from '../../../rooms/pairing/index.ts';

const BASE = '/workbench/matching/1';

/** Does the study asked for last, as the job would. */
async function compute({ ctx, cast }: MatchingScene): Promise<void> {
  const job = ctx.enqueued.findLast(({ name }) => name === 'study');
  await runStudy(ctx, { programme: cast.programme, study: Number(job?.data['study']) });
}

test('a proposal tells what each rule gave, both sides’ wishes, and why each has not their best alternative', () =>
  matchingScene(async ({ ctx, cast, round, tomas, run }) => {
    await run();
    const [proposal] = await proposalsOf(ctx, cast.programme, round.id);
    const list = (await tomas.get(`${BASE}/proposals`)).text;
    expect(list).toContain(`/proposals/${proposal!.id}"`);
    expect(list).toContain('Neither gave hours to meet. Counting 7:00 to 23:00 for both:');
    expect(list).not.toContain('Hours a week when both can meet:');
    const { text } = await tomas.get(`${BASE}/proposals/${proposal!.id}`);
    expect(text).toContain('they share a language well');
    expect(text).toMatch(/In all: [\d.]+ of [\d.]+ points\./);
    expect(text).toContain('had no wishes about a partner.');
    expect(text).toMatch(/of all others whom the rules allow, .{1,3}Person \d.{1,3} fits best \(\d+%\)\./);
    expect(text).toMatch(/would fall by [\d.,]+ points\.|would fit just as well/);
    await lock(ctx, { programme: cast.programme, actor: { kind: 'command' }, proposal: proposal!.id });
    expect((await tomas.get(`${BASE}/proposals/${proposal!.id}`)).text).toContain(
      'No run has weighed others',
    );
    expect((await tomas.get(`${BASE}/proposals/999999`)).status).toBe(404);
  }));

test('those without a partner are shown why there cannot be fewer of them, and what would help and cost nobody', () =>
  matchingScene(async ({ ctx, round, tomas, run }) => {
    for (const k of [1, 2])
      await poolMember(ctx, round, { name: `Awa ${k}`, country: 'SN', zone: 'Africa/Dakar' });
    // Person 0 of Senegal, and now two more: three Italians and others cannot be had by all.
    await tomas.post(`${BASE}/policy`, {
      'hard.otherCountry.on': 'yes',
      'hard.neverAgain.on': 'yes',
      'hard.sharedLanguage.on': 'yes',
      'hard.sharedLanguage.minLevel': '3',
      'hard.zoneDifference.on': 'yes',
      'hard.zoneDifference.maxHours': '2',
      'hard.overlapHours.minHours': '2',
      'hard.musts.on': 'yes',
      trios: 'forbid',
      objective: 'cardinality',
      ...softOf(),
    });
    await run();
    const { text } = await tomas.get(`${BASE}/unplaced`);
    expect(text).toContain('Why not everybody can be paired');
    expect(text).toMatch(/must stay over|fits? nobody who is here|In each of them somebody stays over/);
    expect(text).toContain('This is what run 1 found.');
    expect(text).toContain('What would help and take nobody’s partner');
    expect(text).toContain('Clocks may be');
  }));

test('the forecast is computed beside the page, which says how far it is, since when it stands, and then who would stay without', () =>
  matchingScene(async (scene) => {
    const { ctx, round, tomas } = scene;
    expect((await tomas.get(`${BASE}/forecast`)).text).toContain('There is no forecast yet.');
    expect((await tomas.post(`${BASE}/forecast`)).status).toBe(303);
    const going = await tomas.get(`${BASE}/forecast`);
    expect(going.text).toContain('http-equiv="refresh"');
    await compute(scene);
    const { text } = await tomas.get(`${BASE}/forecast`);
    expect(text).not.toContain('http-equiv="refresh"');
    expect(text).toContain('Nuka &lt;b>');
    expect(text).toContain('fits nobody who is here');
    const overview = (await tomas.get(BASE)).text;
    const made = ctx.clock.now().toISOString().slice(0, 16);
    expect(overview).toMatch(
      new RegExp(
        String.raw`Forecast as of .{0,80}datetime="${made}.{0,200}: 4 people with a partner, 1 without\.`,
      ),
    );
    expect(await proposalsOf(ctx, round.programme_id, round.id)).toEqual([]);
  }));

test('what each rule costs is asked for, shown with who would gain, and stays', () =>
  matchingScene(async (scene) => {
    const { ctx, round, tomas, run } = scene;
    await poolMember(ctx, round, {
      name: 'Ivalu',
      country: 'GL',
      zone: 'America/Nuuk',
      answers: { languages: [{ code: 'kl', level: 'native' }] },
    });
    const here = await run();
    expect((await tomas.get(here)).text).toContain('The pairing reaches the bound exactly');
    const own = `${here}/sensitivity`;
    expect((await tomas.get(own)).text).toContain('Compute it');
    expect((await tomas.post(own)).status).toBe(303);
    expect((await tomas.get(own)).text).toContain('http-equiv="refresh"');
    await compute(scene);
    const { text } = await tomas.get(own);
    expect(text).toContain('Without: “a pair must share a language”');
    expect(text).toContain('Counts half as much: “they share interests”');
    expect(text).toMatch(/5 \(\+1\)/);
    expect(text).toContain('Would get a partner (1)');
    expect((await tomas.get(`${BASE}/runs/999999/sensitivity`)).status).toBe(404);
  }));

test('any two runs are compared: who has other partners, and why', () =>
  matchingScene(async ({ ctx, people, tomas, run }) => {
    expect((await tomas.get(`${BASE}/changes`)).text).toContain('There is nothing to compare yet');
    await run();
    await run();
    expect((await tomas.get(`${BASE}/changes`)).text).toContain('Everybody has the same partners in both.');
    await ctx.db
      .updateTable('application')
      .set({ state: 'withdrawn' })
      .where('id', '=', people[0]!.application)
      .execute();
    await run();
    const { text } = await tomas.get(`${BASE}/changes?from=1&to=3`);
    expect(text).toContain('Is no longer there.');
    expect(text).toMatch(/Person 0.{1,3} is no longer there\./);
    expect(text).toMatch(/<option value="1" selected/);
    await ctx.db.updateTable('match_run').set({ input: null }).execute();
    expect((await tomas.get(`${BASE}/changes?from=1&to=3`)).text).toContain('is no longer known');
  }));

const softOf = (): Record<string, string> =>
  Object.fromEntries(
    [
      'languages',
      'interests',
      'sector',
      'role',
      'stage',
      'contactWays',
      'frequency',
      'hours',
      'awake',
      'wishes',
      'balance',
    ].map((rule) => [`soft.${rule}`, '4']),
  );

test('the order of costs and the cap are set on the form, and what is left unsaid stays as it was', () =>
  matchingScene(async ({ ctx, tomas }) => {
    const fields = {
      'hard.otherCountry.on': 'yes',
      'hard.sharedLanguage.minLevel': '3',
      'hard.zoneDifference.maxHours': '9',
      'hard.overlapHours.minHours': '2',
      trios: 'allow',
      objective: 'cardinality',
      ...softOf(),
    };
    const policy = async () =>
      (await ctx.db.selectFrom('round').select('policy').executeTakeFirstOrThrow()).policy;
    const costs = { 'relax.otherCountry': '1', 'relax.dropMust': '2', 'relax.neverAgain': '0' };
    expect((await tomas.post(`${BASE}/policy`, { ...fields, ...costs, perCountry: '20' })).status).toBe(303);
    expect(await policy()).toMatchObject({ perCountry: 20, relax: ['otherCountry', 'dropMust'] });
    expect((await tomas.get(`${BASE}/policy`)).text).toMatch(
      /name="relax.neverAgain"[^]*?<option value="0" selected/,
    );
    await tomas.post(`${BASE}/policy`, fields);
    expect(await policy()).toMatchObject({ perCountry: 20, relax: ['otherCountry', 'dropMust'] });
    for (const share of ['20 %', '%20', ' 20\u00a0٪', '٢٠٪'])
      await tomas.post(`${BASE}/policy`, { ...fields, perCountry: share }).then(async ({ status }) => {
        expect(status).toBe(303);
        expect(await policy()).toMatchObject({ perCountry: { percent: 20 } });
      });
    const kept = (await tomas.get(`${BASE}/policy`)).text;
    expect(kept).toContain('value="20 %"');
    expect(kept).toContain('Now that is 1 person of 5.');
    for (const odd of ['101 %', '0%', '12,5 %', '%']) {
      const refused = await tomas.post(`${BASE}/policy`, { ...fields, perCountry: odd });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('id="f-perCountry-error"');
      expect(refused.text).toContain(`value="${odd}"`);
    }
    const wrong = await tomas.post(`${BASE}/policy`, { ...fields, perCountry: '0' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Please write a number from 1 to');
    await tomas.post(`${BASE}/policy`, { ...fields, perCountry: '' });
    expect(await policy()).toMatchObject({ perCountry: null });
  }));

test('the pages that explain are well-formed and written in every language of the programme', () =>
  matchingScene(async (scene) => {
    const { ctx, cast, round, tomas, run } = scene;
    await tomas.post(`${BASE}/forecast`);
    await compute(scene);
    const here = await run();
    await run();
    await tomas.post(`${here}/sensitivity`);
    await compute(scene);
    const [proposal] = await proposalsOf(ctx, cast.programme, round.id);
    const pages = ['', '/policy', '/unplaced', '/forecast', '/changes', `/proposals/${proposal!.id}`].map(
      (page) => BASE + page,
    );
    for (const lang of ['en', 'es', 'fr', 'ar'])
      for (const page of [...pages, here, `${here}/sensitivity`, '/workbench/matching/how']) {
        const { status, text } = await tomas.get(`${page}?lang=${lang}`);
        expect(status).toBe(200);
        expect(text).toContain(`lang="${lang}"`);
        expect(text).not.toMatch(/>matching\.[a-z]/);
        expect(await htmlFindings(text), `${page} ${lang}`).toEqual([]);
      }
  }));

test('a cap is shown before anybody applies, and who is on the waiting list sees their place', () =>
  matchingScene(async ({ ctx, cast, round, people }) => {
    const policy = { ...round.policy, perCountry: 1 };
    await ctx.db
      .updateTable('round')
      .set({ policy: json(policy) })
      .execute();
    ctx.clock.set(new Date(round.dates.opens.dueAt.getTime() + 3_600_000).toISOString());
    const nobody = browse(ctx, cast);
    expect((await nobody.get('/rounds/1?lang=en')).text).toContain(
      'At most 1 person from each country takes part.',
    );
    expect((await nobody.get('/rounds/1/application')).text).toContain('are on a waiting list');
    const share = { ...round.policy, perCountry: { percent: 20 } };
    await ctx.db
      .updateTable('round')
      .set({ policy: json(share) })
      .execute();
    expect((await browse(ctx, cast).get('/rounds/1?lang=en')).text).toContain(
      'Each country has places for at most 20% of all who are there to be matched',
    );
    await ctx.db
      .updateTable('round')
      .set({ policy: json(policy) })
      .execute();
    // Luca has his home where Person 1 has, who applied before.
    await ctx.db
      .updateTable('application')
      .set({ person_id: cast.people.luca })
      .where('id', '=', people[3]!.application)
      .execute();
    await ctx.db
      .updateTable('person')
      .set({ country: 'IT', address_confirmed_at: ctx.clock.now() })
      .where('id', '=', cast.people.luca)
      .execute();
    await ctx.db
      .insertInto('consent')
      .values(
        ['conduct', 'privacy', 'adult'].map((kind) => ({
          programme_id: cast.programme,
          person_id: cast.people.luca,
          kind,
          version: 1,
          given_at: ctx.clock.now(),
        })),
      )
      .onConflict((c) => c.doNothing())
      .execute();
    expect((await browse(ctx, cast, 'luca').get('/status?lang=en')).text).toContain(
      'You are next on the waiting list',
    );
  }));
