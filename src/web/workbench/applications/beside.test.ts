import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import type { CastName } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import { desks } from '../../../rooms/desks/brings.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

const PEOPLE = ['luca', 'mei', 'amina', 'nils'] as const satisfies readonly CastName[];

/** Four applications, the latest change first in this order; the first three wait for a confirmation. */
const listed = (
  play: (...scene: [...Parameters<Parameters<typeof onStage>[0]>, ids: readonly number[]]) => Promise<void>,
) =>
  onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    const rows = await ctx.db
      .insertInto('application')
      .values(
        PEOPLE.map((who, at) => {
          const when = new Date(ctx.clock.now().getTime() - at * 3_600_000);
          const state = who === 'nils' ? 'confirmed' : 'submitted';
          const own = { programme_id: cast.programme, round_id: round.id, person_id: cast.people[who] };
          return Object.assign(own, { state, created_at: when, submitted_at: when, state_at: when });
        }),
      )
      .returning('id')
      .execute();
    await play(
      ctx,
      cast,
      rows.map(({ id }) => id),
    );
  });

const said = (page: string): string =>
  withoutMarkup(page)
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ');

test('a record keeps the list that it was opened from: its rows, its place, the earlier and the next', () =>
  listed(async (ctx, cast, [luca, mei, amina]) => {
    const tomas = browse(ctx, cast, 'tomas');
    const query = '?round=1&amp;state=submitted';
    const list = (await tomas.get('/workbench/applications?round=1&state=submitted')).text;
    expect(list).toContain(`/workbench/applications/${mei}${query}"`);
    const page = (await tomas.get(`/workbench/applications/${mei}?round=1&state=submitted&lang=en`)).text;
    const beside = page.slice(page.indexOf('class="beside-list"'), page.indexOf('class="beside-record"'));
    expect(said(beside)).toMatch(/Luca Ferri .* 陈美 .* Amina Diallo/);
    expect(beside).not.toContain('Nils');
    expect(beside).toContain(`${mei}${query}" aria-current="page"`);
    expect(said(page)).toContain('2 of 3 Earlier Next');
    expect(page).toContain(`rel="prev" href="/p/far-shelves/workbench/applications/${luca}${query}"`);
    expect(page).toContain(`rel="next" href="/p/far-shelves/workbench/applications/${amina}${query}"`);
    for (const [sort, place] of [
      ['name', /2 of 4|3 of 4|4 of 4/],
      ['-state', /of 4/],
      ['country', /of 4/],
    ] as const) {
      const other = await tomas.get(`/workbench/applications/${mei}?round=1&sort=${sort}&lang=en`);
      expect(said(other.text)).toMatch(place);
    }
    expect(said((await tomas.get(`/workbench/applications/${mei}?lang=en`)).text)).not.toContain('Earlier');
  }));

test('an act leads on to the next record of the list, and a refused one keeps the list', () =>
  listed(async (ctx, cast, [luca, mei]) => {
    const tomas = browse(ctx, cast, 'tomas');
    const query = '?round=1&state=submitted';
    const at = (id: number | undefined, noun = '') => `/workbench/applications/${id}${noun}${query}`;
    expect((await tomas.get(at(luca))).text).toContain(
      `action="/p/far-shelves${at(luca, '/withdrawal').replace('&', '&amp;')}"`,
    );
    const done = await tomas.post(at(luca, '/withdrawal'));
    expect([done.status, done.location]).toEqual([303, `/p/far-shelves${at(mei)}`]);
    // The page of the next application says whose application was withdrawn, and leads back to it.
    const next = (await tomas.get(`${at(mei)}&lang=en`)).text;
    expect(said(next)).toMatch(/Luca Ferri ?: The application is withdrawn/);
    expect(next).toContain(`<a href="/p/far-shelves${at(luca).replace('&', '&amp;')}"><bdi`);
    expect(said((await tomas.get(`${at(mei)}&lang=en`)).text)).not.toContain('is withdrawn');
    const again = await tomas.post(at(luca, '/withdrawal'));
    expect(again.status).toBe(422);
    expect(again.text).toContain('class="beside-list"');
  }));

test('what is noted, tagged or mended on a record keeps the list', () =>
  listed(async (ctx, cast, [luca]) => {
    const tomas = browse(ctx, cast, 'tomas');
    const query = '?round=1&state=submitted';
    const own = `/workbench/applications/${luca}`;
    const { text } = await tomas.get(`${own}${query}`);
    for (const noun of ['/notes', '/tags', '/details', '/round'])
      expect(text).toContain(`"/p/far-shelves${own}${noun}${query.replace('&', '&amp;')}"`);
    const noted = await tomas.post(`${own}/notes${query}`, { note: 'Wrote by phone.' });
    expect(noted.location).toBe(`/p/far-shelves${own}${query}#notes`);
    expect((await tomas.post(`${own}/tags${query}`, { tag: 'phone' })).location).toBe(noted.location);
    const form = (await tomas.get(`${own}/details${query}`)).text;
    expect(form).toContain(`action="/p/far-shelves${own}/details?round=1&amp;state=submitted"`);
    expect((await tomas.post(`${own}/notes`, { note: 'Once more.' })).location).toBe(
      `/p/far-shelves${own}#notes`,
    );
  }));

test('the second who opens a record is told of the first, in whatever process; who finds nothing there is not named', () =>
  listed(async (ctx, cast, [luca, mei]) => {
    const open = async (who: CastName, id = luca): Promise<string> =>
      said((await browse(ctx, cast, who).get(`/workbench/applications/${id}?lang=en`)).text);
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.luca).execute();
    expect(await open('tomas')).not.toContain('opened this page, too');
    ctx.clock.forward(0.05);
    expect(await open('ngozi')).toContain('Tomás Rey opened this page, too: 3 minutes ago.');
    ctx.clock.forward(1);
    expect(await open('ngozi')).not.toContain('opened this page, too');
    // The look is stored in the database, which all processes share; it is deleted after some minutes.
    const looks = () => ctx.db.selectFrom('record_look').select('record').execute();
    expect(await looks()).toHaveLength(2);
    expect(await open('ngozi', mei)).not.toContain('陈美');
    expect(await looks()).toHaveLength(2);
    ctx.clock.forward(1);
    for (const { name, run } of desks.duties) if (name === 'forget who looks at records') await run(ctx);
    expect(await looks()).toEqual([]);
  }));
