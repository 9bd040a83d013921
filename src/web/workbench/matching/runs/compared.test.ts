import { expect, test } from 'vitest';
import { browse } from '../../../../../test/browse.ts';
import { htmlFindings } from '../../../../../test/browser/checks.ts';
import { matchingScene } from '../../../../../test/matchingScene.ts';
import { json } from '../../../../db/json.ts';
import { proposalsOf } from '../../../../../test/proposalsOf.ts';
import { BASE, compute, softOf } from '../../../../../test/studies.ts';

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
    // Luca lives in the same country as Person 1, who applied earlier.
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
