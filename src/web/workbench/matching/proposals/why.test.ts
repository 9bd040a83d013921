import { expect, test } from 'vitest';
import { matchingScene } from '../../../../../test/matchingScene.ts';
import { poolMember } from '../../../../../test/pool.ts';
import { lockProposal, publish } from '../../../../rooms/pairing/index.ts';
import { proposalsOf } from '../../../../../test/proposalsOf.ts';
import { BASE, compute, softOf } from '../../../../../test/studies.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';

test('a proposal tells what each rule gave, both sides’ wishes, and why each has not their best alternative', () =>
  matchingScene(async ({ ctx, cast, round, tomas, run }) => {
    await run();
    const [proposal] = await proposalsOf(ctx, cast.programme, round.id);
    const list = (await tomas.get(`${BASE}/proposals`)).text;
    expect(list).toContain(`/proposals/${proposal!.id}?round=1"`);
    const { text } = await tomas.get(`${BASE}/proposals/${proposal!.id}`);
    expect(text).toContain('Neither gave hours to meet. Counting 7:00 to 23:00 for both:');
    expect(text).not.toContain('Hours a week when both can meet:');
    for (const act of ['lock', 'parting']) expect(text).toContain(`/proposals/${proposal!.id}/${act}"`);
    expect(text).toContain('they share a language well');
    expect(text).toMatch(/In all: [\d.]+ of [\d.]+ points\./);
    expect(text).toContain('had no wishes about a partner.');
    expect(text).toMatch(/of all others whom the rules allow, .{1,3}Person \d.{1,3} fits best \(\d+%\)\./);
    expect(text).toMatch(/would fall by [\d.,]+ points\.|would fit just as well/);
    await lockProposal(ctx, {
      programme: cast.programme,
      actor: { kind: 'command' },
      proposal: proposal!.id,
    });
    expect((await tomas.get(`${BASE}/proposals/${proposal!.id}`)).text).toContain(
      'No run has weighed others',
    );
    expect((await tomas.get(`${BASE}/proposals/999999`)).status).toBe(404);
  }));

test('those without a partner are shown why there cannot be fewer of them, and what would help and cost nobody', () =>
  matchingScene(async ({ ctx, round, tomas, run }) => {
    for (const k of [1, 2])
      await poolMember(ctx, round, { name: `Awa ${k}`, country: 'SN', zone: 'Africa/Dakar' });
    // With Person 0 of Senegal and these two, not everybody can have one of the three Italians and the others.
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
    expect(text).toContain('6 hours apart: opens 1');
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

test('a proposal keeps the list it was opened from: its rows, its place, the next; an act leads on, and countries stand in groups', () =>
  matchingScene(async ({ ctx, cast, round, tomas, run }) => {
    await run();
    const proposals = await proposalsOf(ctx, cast.programme, round.id);
    expect(proposals.length).toBe(2);
    const list = (await tomas.get(`${BASE}/proposals?lang=en`)).text;
    const ids = [...list.matchAll(/<th scope="row"[^>]*><a href="[^"]*\/proposals\/(\d+)\?round=1"/g)].map(
      ([, id]) => id,
    );
    const [first, second] = ids;
    expect(ids).toHaveLength(2);
    const { text } = await tomas.get(`${BASE}/proposals/${first}?round=1&lang=en`);
    const beside = text.slice(text.indexOf('class="beside-list"'), text.indexOf('class="beside-record"'));
    expect(beside.match(/<li>/g)).toHaveLength(2);
    expect(beside).toMatch(
      /aria-current="page"><bdi dir="ltr"><bdi>Person \d<\/bdi> – <bdi>Person \d<\/bdi><\/bdi> <span class="aside">\d+%</,
    );
    expect(text).toMatch(/1 of 2/);
    expect(text).toContain(`rel="next" href="/p/far-shelves${BASE}/proposals/${second}?round=1"`);
    expect(text).toContain('fits best');
    const lock = await tomas.post(`${BASE}/proposals/${first}/lock?round=1`);
    expect(lock.location).toBe(`/p/far-shelves${BASE}/proposals/${second}?round=1`);
    const locked = (await tomas.get(`${BASE}/proposals/${first}?round=1&shown=locked&lang=en`)).text;
    expect(locked).toMatch(/1 of 1/);
    // The note names the people, since the volunteer reads it on the page of the next proposal.
    expect(withoutMarkup(locked)).toMatch(/Person \d – Person \d\W{0,6}Locked: runs leave it/);
    expect((await tomas.post(`${BASE}/proposals/${first}/parting?round=1&shown=locked`)).location).toBe(
      `/p/far-shelves${BASE}/proposals?round=1&shown=locked`,
    );
    const grouped = (await tomas.get(`${BASE}/proposals?sort=countries&lang=en`)).text;
    expect(grouped).toMatch(/<tr class="group"><th scope="rowgroup" colspan="\d+">[A-Z]/);
    expect(grouped).toContain('aria-sort="ascending"');
    expect(withoutMarkup(grouped)).toMatch(/Person \d – Person \d\W{0,6}Parted\. Runs/);
  }));

test('a proposal is found by the country of each of its people, also once they moved; the introduced partners are, too', () =>
  matchingScene(async ({ ctx, cast, round, people, tomas, run }) => {
    await run();
    const [{ person }] = people as [(typeof people)[number]];
    await ctx.db.updateTable('person').set({ country: 'IS' }).where('id', '=', person).execute();
    const rows = async (query: string): Promise<number> => {
      const { text } = await tomas.get(`${BASE}/proposals?${query}&lang=en`);
      return text.match(/<th scope="row"/g)?.length ?? 0;
    };
    const offered = async (): Promise<string[]> => {
      const { text } = await tomas.get(`${BASE}/proposals?lang=en`);
      const field = /<select[^>]* name="country".*?<\/select>/s.exec(text)?.[0] ?? '';
      return [...field.matchAll(/value="([A-Z]{2})"/g)].map(([, code]) => code!);
    };
    const countries = async (from: 'proposal' | 'partnership') =>
      (await ctx.db.selectFrom(from).select('countries').orderBy('countries').execute()).map(
        (row) => row.countries,
      );
    const proposed = await countries('proposal');
    expect(proposed.filter((pair) => pair.split(' ').includes('IS'))).toHaveLength(1);
    expect((await offered()).toSorted()).toEqual(
      [...new Set(proposed.flatMap((pair) => pair.split(' ')))].toSorted(),
    );
    expect([await rows('country=IS'), await rows('country=GL'), await rows('')]).toEqual([1, 0, 2]);
    await publish(ctx, { programme: cast.programme, round: round.id, actor: { kind: 'command' } });
    expect(await countries('partnership')).toEqual(proposed);
    await ctx.db.updateTable('person').set({ country: 'FI' }).where('id', '=', person).execute();
    expect([await rows('country=FI'), await rows('country=IS')]).toEqual([1, 0]);
  }));

test('an act on a proposal that is refused draws the list as it was filtered and sorted, and the next act carries it along', () =>
  matchingScene(async ({ ctx, cast, round, tomas, run }) => {
    await run();
    const [kept, gone] = await proposalsOf(ctx, cast.programme, round.id);
    const as = 'shown=locked&sort=-fit';
    await tomas.post(`${BASE}/proposals/${kept!.id}/lock`);
    await tomas.post(`${BASE}/proposals/${gone!.id}/parting`);
    await tomas.post('/workbench/lists/proposals/columns', { column: ['fit', 'acts'], back: '' });
    for (const [address, fields] of [
      [`${BASE}/proposals/${gone!.id}/parting`, { 'list-as': as }],
      [`${BASE}/proposals/${gone!.id}/parting?${as}`, {}],
    ] as const) {
      const { status, text } = await tomas.post(address, fields);
      expect([address, status]).toEqual([address, 422]);
      expect(text).toContain('aria-sort="descending"');
      expect(text).toContain(`name="list-as" value="${as.replaceAll('&', '&amp;')}"`);
      expect(text).toContain(`/proposals/${kept!.id}?round=1&amp;${as.replaceAll('&', '&amp;')}"`);
    }
  }));

test('somebody without a partner keeps the list they were opened from, and whoever pairs them is led on within its filter and order', () =>
  matchingScene(async ({ tomas }) => {
    const query = 'round=1&search=person&sort=-person';
    const list = (await tomas.get(`${BASE}/unplaced?${query}&lang=en`)).text;
    const link = /\/people\/(\d+)\?([^"]*)"><bdi>(Person \d)/g;
    const rows = [...list.matchAll(link)].map(([, id, asked, name]) => ({ id: id!, asked, name }));
    expect(rows.map(({ name }) => name)).toEqual(['Person 3', 'Person 2', 'Person 1', 'Person 0']);
    expect(rows[0]!.asked).toBe(query.replaceAll('&', '&amp;'));
    const page = (await tomas.get(`${BASE}/people/${rows[1]!.id}?${query}&lang=en`)).text;
    expect(page).toContain('2 of 4');
    const at = (id: string) => `/p/far-shelves${BASE}/people/${id}?${query}`;
    expect(page).toContain(`rel="next" href="${at(rows[2]!.id).replaceAll('&', '&amp;')}"`);
    expect(page).toContain(`rel="prev" href="${at(rows[0]!.id).replaceAll('&', '&amp;')}"`);
    expect(page).toContain(`name="list" value="?${query.replaceAll('&', '&amp;')}"`);
    const pair = { first: rows[1]!.id, second: rows[2]!.id, from: 'unplaced', list: `?${query}` };
    const { location } = await tomas.post(`${BASE}/proposals`, { ...pair, confirmed: 'yes' });
    expect(location).toBe(at(rows[3]!.id));
    // They are no longer in the list.
    expect((await tomas.get(`${BASE}/people/${rows[1]!.id}?${query}`)).text).not.toContain('beside-list');
  }));
