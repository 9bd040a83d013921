import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { onOpenRound } from '../../../../test/onStage.ts';

/** The ids of the pairs to which a page links, within the list of pairs that nobody has looked at. */
const found = (page: string) =>
  [...page.matchAll(/duplicates\/(\d+)\?list=duplicates&amp;said=open"/g)].map(([, id]) => id!);

test('a pair opens with the list beside it, as it is filtered, and an act leads on to the next that is still there', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    const { luca, mei, nils, amina } = cast.people;
    const open = { address_confirmed_at: null, account_id: null };
    await ctx.db.updateTable('person').set(open).where('id', '=', nils).execute();
    const pair = async (...two: [number, number]) => {
      const [person_a, person_b] = two.toSorted((a, b) => a - b) as [number, number];
      const { id } = await ctx.db
        .insertInto('duplicate')
        .values({
          programme_id: cast.programme,
          person_a,
          person_b,
          evidence: ['name-order'],
          found_at: ctx.clock.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return String(id);
    };
    const last = await pair(luca, amina);
    const goesToo = await pair(nils, mei);
    const merged = await pair(luca, nils);
    const apart = await pair(luca, mei);
    const tomas = browse(ctx, cast, 'tomas');
    const query = '?list=duplicates&said=open';
    const all = [apart, merged, goesToo, last];
    expect(found((await tomas.get('/workbench/duplicates?said=open')).text)).toEqual(all);
    const { text } = await tomas.get(`/workbench/duplicates/${merged}${query}&lang=en`);
    const beside = text.slice(text.indexOf('class="beside-list"'), text.indexOf('class="beside-record"'));
    expect(found(beside)).toEqual(all);
    expect(beside).toMatch(
      /aria-current="page"><bdi dir="ltr">(?:<bdi>[^<]*<\/bdi> · )?<bdi>Luca Ferri<\/bdi>/,
    );
    expect(text).toContain('2 of 4');
    const list = (await tomas.get(`/workbench/duplicates${query}&lang=ar`)).text;
    expect(list).toMatch(/class="vh"> <bdi dir="rtl"><bdi>[^<]+<\/bdi> · <bdi>[^<]+<\/bdi><\/bdi>/);
    const at = (id: string) => `/p/far-shelves/workbench/duplicates/${id}${query}`;
    const told = await tomas.post(`/workbench/duplicates/${apart}/difference${query}`);
    expect(told.location).toBe(at(merged));
    const done = await tomas.post(`/workbench/duplicates/${merged}/merge${query}`, { keep: String(luca) });
    expect(done.location).toBe(at(last));
    expect((await tomas.get(`/workbench/duplicates/${last}`)).text).not.toContain('beside-list');
  }));
