import { expect, test } from 'vitest';
import { applied } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import { stageRound } from '../../../test/cast.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';

const DESKS = ['/workbench', '/workbench/applications', '/workbench/partnerships', '/workbench/topics'];

test('a desk that is asked for a round that is not there says so and leads to those there are, and gives nothing of another', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    await stageRound(ctx, cast.programme, '2027-12-01T09:00', 2);
    const tomas = browse(ctx, cast, 'tomas');
    for (const desk of DESKS) {
      for (const asked of ['', '?round=', '?round=1', '?round=2'])
        expect([desk, asked, (await tomas.get(`${desk}${asked}`)).status]).toEqual([desk, asked, 200]);
      for (const asked of ['99', '01', 'x', '-1']) {
        const { status, text } = await tomas.get(`${desk}?round=${asked}&lang=en`);
        expect([desk, asked, status]).toEqual([desk, asked, 404]);
        const main = text.slice(text.indexOf('<main'));
        expect(withoutMarkup(main)).toContain('There is no such round');
        expect(main).not.toContain('Luca');
        for (const number of [1, 2]) expect(main).toContain(`href="/p/far-shelves${desk}?round=${number}"`);
        // The page is in the frame of the desks, with the menu.
        expect(text).toContain('/workbench/log"');
      }
    }
    const post = (list: string, number: string) =>
      tomas.post(`/workbench/lists/${list}/table?round=${number}`, { as: 'csv' });
    for (const list of ['applications', 'partnerships']) {
      expect([list, (await post(list, '1')).status]).toEqual([list, 200]);
      expect([list, (await post(list, '99')).status]).toEqual([list, 404]);
    }
    const several = '/workbench/lists/applications/several?act=confirm&which=all&query=round%3D99';
    expect((await tomas.get(several)).location).toContain('none=confirm');
  }));
