import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { matchingScene } from '../../../../test/matchingScene.ts';
import { poolMember } from '../../../../test/pool.ts';
import { runMatch } from '../../../rooms/pairing/index.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { policyFrom } from './policy/policyValues.ts';
import { defaultPolicy } from '#matching';

test('nobody but directors, matchers and the operator comes to the matching', () =>
  matchingScene(async ({ ctx, cast, alone }) => {
    const pages = [
      '',
      '/1',
      '/1/policy',
      '/1/proposals',
      '/1/unplaced',
      '/1/forecast',
      '/1/changes',
      '/1/publication',
      `/1/people/${alone.application}`,
    ];
    for (const page of pages) {
      for (const who of ['ngozi', 'elif', 'ines', 'nils'] as const)
        expect((await browse(ctx, cast, who).get(`/workbench/matching${page}`)).status).toBe(404);
      expect((await browse(ctx, cast).get(`/workbench/matching${page}`)).status).toBe(303);
      expect((await browse(ctx, cast, 'olga').get(`/workbench/matching${page}`)).status).toBe(200);
    }
    expect((await browse(ctx, cast, 'tomas').get('/workbench/matching/9')).status).toBe(404);
  }));

test('a run shows how far it is without script, and then its proof', () =>
  matchingScene(async ({ ctx, cast, tomas }) => {
    expect((await tomas.get('/workbench/matching')).text).toContain('Round 1');
    const asked = await tomas.post('/workbench/matching/1/runs', { seed: '0' });
    expect(asked.status).toBe(303);
    const going = await tomas.get(asked.location);
    expect(going.text).toContain('http-equiv="refresh"');
    expect(going.text).toContain('Stop this run');
    // After each reload the keyboard is beside the button that stops the run.
    expect(going.text).toMatch(/<p[^>]* autofocus[^>]*>0% done[^]*Stop this run/);
    const twice = await tomas.post('/workbench/matching/1/runs', { seed: '0' });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('A run is under way');
    await runMatch(ctx, { programme: cast.programme, run: Number(asked.location.split('/').at(-1)) });
    const done = await tomas.get(asked.location);
    expect(done.text).not.toContain('http-equiv="refresh"');
    expect(done.text).toContain('no other pairing gives more people a partner');
  }));

test('a run can be stopped on its page, and a lot that is no number comes back with a word', () =>
  matchingScene(async ({ ctx, tomas }) => {
    const odd = await tomas.post('/workbench/matching/1/runs', { seed: 'seven' });
    expect(odd.status).toBe(422);
    expect(odd.text).toContain('value="seven"');
    const { location } = await tomas.post('/workbench/matching/1/runs', { seed: '7' });
    expect((await tomas.post(`${location}/cancellation`)).status).toBe(303);
    const row = await ctx.db.selectFrom('match_run').select(['state', 'seed']).executeTakeFirstOrThrow();
    expect(row).toEqual({ state: 'cancelled', seed: 7 });
    expect((await tomas.post(`${location}/cancellation`)).status).toBe(422);
  }));

test('each proposal is shown with its people, why they fit, and what can be done by hand', () =>
  matchingScene(async ({ ctx, cast, round, tomas, run }) => {
    await run();
    // The reasons appear in the line for a volunteer who chose that column.
    await tomas.post('/workbench/lists/proposals/columns', { column: ['why', 'acts'], back: 'round=1' });
    const page = await tomas.get('/workbench/matching/1/proposals');
    expect(page.status).toBe(200);
    expect(page.text).toContain('with the level that both have at least: English (C1).');
    expect(page.text).toMatch(/Hours between their clocks: [\d.]+\. Awake together: [\d.]+ hours a day\./);
    expect(page.text).toContain('Person 0');
    const [proposal] = await proposalsOf(ctx, cast.programme, round.id);
    const own = `/workbench/matching/1/proposals/${proposal!.id}`;
    expect((await tomas.post(`${own}/lock`)).status).toBe(303);
    expect((await tomas.get('/workbench/matching/1/proposals')).text).toContain('Unlock');
    expect((await tomas.post(`${own}/lock/removal`)).status).toBe(303);
    expect((await tomas.post(`${own}/parting`)).status).toBe(303);
    const again = await tomas.post(`${own}/parting`);
    expect(again.status).toBe(422);
    expect(again.text).toContain('has changed meanwhile');
  }));

const lockOf = (id: number | undefined) => `/workbench/matching/1/proposals/${id}/lock`;

test('undoing that several were locked leaves alone who was locked before, and who was unlocked and locked since, and says so', () =>
  matchingScene(async ({ ctx, cast, round, tomas, run }) => {
    await run();
    const [one, other] = (await proposalsOf(ctx, cast.programme, round.id)).map(({ id }) => id);
    expect((await tomas.get('/workbench/matching/1/proposals')).text).toMatch(/value="lock" data-key="l"/);
    const locked = async () =>
      (await proposalsOf(ctx, cast.programme, round.id)).filter((row) => row.locked).length;
    const lockBoth = async (): Promise<string> => {
      const form = { act: 'lock', chosen: `${one},${other}`, query: 'round=1' };
      const { location } = await tomas.post('/workbench/lists/proposals/several', form);
      return `/workbench/lists/proposals/acts/${/did=(\d+)/.exec(location)![1]}/undoing`;
    };
    const said = async (undoing: string): Promise<string> => {
      const { location } = await tomas.post(undoing);
      return withoutMarkup((await tomas.get(`${location.replace('/p/far-shelves', '')}&lang=en`)).text);
    };
    await tomas.post(lockOf(one));
    expect(await said(await lockBoth())).toContain('It was so before, and stays so: nothing is left to do.');
    expect(await locked()).toBe(1);
    await tomas.post(`${lockOf(one)}/removal`);
    const undoing = await lockBoth();
    await tomas.post(`${lockOf(one)}/removal`);
    await tomas.post(lockOf(one));
    const page = await said(undoing);
    expect(page).toContain('Lock: 1 taken back.');
    expect(page).toContain('Somebody has changed this since: it stays as it is now.');
    expect(await locked()).toBe(1);
  }));

test('who has no partner is shown with the strongest reason and what would help, and on their page with each rule that stands in the way', () =>
  matchingScene(async ({ tomas, run, alone }) => {
    await run();
    const list = (await tomas.get('/workbench/matching/1/unplaced?sort=person&country=GL&search=nuka')).text;
    expect(list).toContain('4 of 4: own musts');
    expect(list).toContain('No single change would.');
    const others = (await tomas.get('/workbench/matching/1/unplaced?country=NP')).text;
    expect(others).not.toContain(`/people/${alone.application}"`);
    const { text } = await tomas.get(`/workbench/matching/1/people/${alone.application}`);
    expect(text).toContain('Nuka &lt;b>');
    expect(text).toContain('The rules leave nobody. People looked at: 4.');
    expect(text).toContain('no shared language at the level asked: keeps away 4, of them 0 alone');
    expect(text).toContain('own musts: keeps away 4');
  }));

test('after a volunteer parted two, no page says for sure that one of them ruled the other out', () =>
  matchingScene(async ({ ctx, cast, round, people, tomas, run }) => {
    await run();
    const before = await proposalsOf(ctx, cast.programme, round.id);
    // Parts each proposal and runs again, until nobody is left to pair.
    for (let left = before; left.length > 0; left = await proposalsOf(ctx, cast.programme, round.id)) {
      await tomas.post(`/workbench/matching/1/proposals/${left[0]!.id}/parting`);
      await run();
    }
    for (const page of ['unplaced', 'changes?from=1&to=2']) {
      const { text } = await tomas.get(`/workbench/matching/1/${page}`);
      expect(text, page).toContain('one of them ruled the other out, or a volunteer parted them');
      expect(text, page).not.toMatch(/ruled the other out(?!, or a volunteer)/);
    }
    // Two such people can be paired by hand, and no rule prevents it.
    const own = await tomas.get(`/workbench/matching/1/people/${people[0]!.application}`);
    expect(own.text).not.toMatch(/ruled the other out(?!, or a volunteer)/);
  }));

test('somebody is paired by hand from the list of those who fit best; breaking a grave rule asks once more', () =>
  matchingScene(async ({ ctx, cast, round, people, tomas }) => {
    const twin = await poolMember(ctx, round, { name: 'Awa', country: 'SN', zone: 'Africa/Dakar' });
    const page = await tomas.get(`/workbench/matching/1/people/${people[0]!.application}`);
    expect(page.text).toContain('Whom the rules allow (3)');
    expect(page.text).toContain('Breaks a rule: same country.');
    const fields = { first: String(people[0]!.application), second: String(twin.application) };
    const asked = await tomas.post('/workbench/matching/1/proposals', fields);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('same country. Only you can know');
    expect(await proposalsOf(ctx, cast.programme, round.id)).toEqual([]);
    expect(
      (await tomas.post('/workbench/matching/1/proposals', { ...fields, confirmed: 'yes' })).status,
    ).toBe(303);
    expect(await proposalsOf(ctx, cast.programme, round.id)).toMatchObject([{ locked: true, run: null }]);
    const taken = await tomas.post('/workbench/matching/1/proposals', {
      first: fields.first,
      second: String(people[1]!.application),
    });
    expect(taken.text).toContain('is in another proposal');
  }));

test('of many who fit, the page says how many it shows, and a search finds any of them', () =>
  matchingScene(async ({ ctx, round, people, tomas }) => {
    const page = async () => (await tomas.get(`/workbench/matching/1/people/${people[0]!.application}`)).text;
    expect(await page()).not.toContain('stand here');
    const place = { country: 'PT', zone: 'Europe/Lisbon' };
    for (let k = 0; k < 32; k++) await poolMember(ctx, round, { name: `Rui ${k}`, ...place });
    expect(await page()).toContain('The first 30 stand here.');
    const own = `/workbench/matching/1/people/${people[0]!.application}`;
    expect(await page()).not.toContain('>Rui 31<');
    const found = (await tomas.get(`${own}?find=rui+31,+rui+4`)).text;
    for (const name of ['Rui 31', 'Rui 4']) expect(found).toMatch(new RegExp(`<option[^>]*>${name}<`));
    expect(found).toContain('Whom the rules allow (2)');
    expect((await tomas.get(`${own}?find=Zebedee`)).text).toContain('Nobody of that name can be given');
  }));

test('the rules are a form that keeps what was typed, says what is wrong beside it, and saves', () =>
  matchingScene(async ({ ctx, tomas }) => {
    const fields = {
      'hard.otherCountry.on': 'yes',
      'hard.neverAgain.on': 'yes',
      'hard.sharedLanguage.on': 'yes',
      'hard.sharedLanguage.minLevel': '4',
      'hard.zoneDifference.on': 'yes',
      'hard.zoneDifference.maxHours': 'many',
      'hard.overlapHours.minHours': '2',
      objective: 'cardinality',
      trios: 'forbid',
      ...Object.fromEntries(Object.keys(defaultPolicy().soft).map((rule) => [`soft.${rule}`, '5'])),
    };
    const refused = await tomas.post('/workbench/matching/1/policy', fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="many"');
    expect(refused.text).toContain('id="f-hard-zoneDifference-maxHours-error"');
    const saved = await tomas.post('/workbench/matching/1/policy', {
      ...fields,
      'hard.zoneDifference.maxHours': '6,5',
    });
    expect(saved.status).toBe(303);
    const { policy } = await ctx.db.selectFrom('round').select('policy').executeTakeFirstOrThrow();
    expect(policy).toMatchObject({
      trios: 'forbid',
      hard: { zoneDifference: { on: true, maxHours: 6.5 }, musts: { on: false }, ruledOut: { on: true } },
      soft: { awake: 100 },
    });
  }));

test('a weight between two steps of the form stays as it was when its step is left alone', () => {
  const before = defaultPolicy();
  const after = policyFrom({ 'soft.awake': '2', 'soft.stage': '3' }, before) as typeof before;
  expect(before.soft).toMatchObject({ awake: 30, stage: 30 });
  expect(after.soft).toMatchObject({ awake: 30, stage: 60 });
});
