import { expect, test } from 'vitest';
import { browse } from '../../../../../test/browse.ts';
import { matchingScene } from '../../../../../test/matchingScene.ts';

test('a published pair opens with the published ones beside it, as they were filtered and sorted, and an act leads on within them', () =>
  matchingScene(async ({ ctx, cast, tomas, run }) => {
    await run();
    await tomas.post('/workbench/matching/1/publication', { sure: 'yes' });
    const rowsOf = async (query: string) => {
      const { text } = await tomas.get(`/workbench/matching/1/proposals?round=1&lang=en${query}`);
      return [...text.matchAll(/partnerships\/(\d+)(\?round=1&amp;list=introduced[^"]*)"/g)].map(
        ([, id, carried]) => ({ id: id!, carried }),
      );
    };
    for (const sort of ['made', '-made', 'fit', '-fit', 'countries', '-countries']) {
      const [first, second, ...others] = await rowsOf(`&sort=${sort}`);
      expect(others).toEqual([]);
      const query = `?round=1&list=introduced&sort=${sort}`;
      expect(first!.carried).toBe(query.replaceAll('&', '&amp;'));
      const { text } = await tomas.get(`/workbench/partnerships/${first!.id}${query}`);
      const beside = text.slice(text.indexOf('class="beside-list"'), text.indexOf('class="beside-record"'));
      expect(beside).toContain('aria-label="Proposals"');
      const shown = [...beside.matchAll(/partnerships\/(\d+)\?[^"]*list=introduced/g)].map(([, id]) => id);
      expect([sort, ...shown]).toEqual([sort, first!.id, second!.id]);
      expect(beside).toMatch(
        /aria-current="page"><bdi dir="ltr"><bdi>Person \d<\/bdi> – <bdi>Person \d<\/bdi><\/bdi> <span class="aside">\d+%</,
      );
      expect(text).toContain(
        `rel="up" href="/p/far-shelves/workbench/matching/1/proposals${query.replaceAll('&', '&amp;')}#row-`,
      );
    }
    const [first, second] = await rowsOf('&sort=-fit');
    const { country } = await ctx.db
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select('person.country')
      .where('membership.partnership_id', '=', Number(first!.id))
      .executeTakeFirstOrThrow();
    await ctx.db
      .updateTable('partnership')
      .set({ countries: 'XX' })
      .where('id', '=', Number(second!.id))
      .execute();
    const alone = await tomas.get(
      `/workbench/partnerships/${first!.id}?round=1&list=introduced&country=${country}&lang=en`,
    );
    expect(alone.text).toContain('1 of 1');
    const kept = '?round=1&list=introduced&sort=-fit';
    const next = `/p/far-shelves/workbench/partnerships/${second!.id}${kept}`;
    expect((await tomas.post(`/workbench/partnerships/${first!.id}/end${kept}`)).location).toBe(next);
    const again = await tomas.post(`/workbench/partnerships/${first!.id}/end${kept}`);
    expect(again.location).toBe(`/p/far-shelves/workbench/partnerships/${first!.id}${kept}`);
    // A volunteer who only looks after partnerships does not see the proposals.
    const guard = browse(ctx, cast, 'ines');
    const { status, text } = await guard.get(`/workbench/partnerships/${first!.id}${kept}&lang=en`);
    expect([status, text.includes('aria-label="Proposals"')]).toEqual([200, false]);
    expect(text).toContain('aria-label="Partnerships"');
  }));
