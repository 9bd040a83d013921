import { expect, test } from 'vitest';
import { renderToString } from 'preact-render-to-string';
import { demoDatabase } from '../../../../test/browser/demoDatabase.ts';
import { testContext } from '../../../../test/context.ts';
import { testView } from '../../../../test/ui/view.ts';
import { ownData } from '../../../rooms/people/index.ts';
import { ViewContext } from '../../../ui/index.ts';
import { linesOf } from './read.tsx';

test('whatever a programme holds of somebody can be read on a page', async () => {
  const database = await demoDatabase();
  try {
    const ctx = testContext(database.db);
    const people = await ctx.db.selectFrom('person').select(['programme_id', 'id']).execute();
    const view = testView();
    const lists = new Set<string>();
    const agreed: string[] = [];
    for (const { programme_id: programme, id } of people)
      for (const [list, rows] of Object.entries(await ownData(ctx, programme, id)))
        for (const row of rows) {
          // Answers are shown as on the page of an application.
          if (list === 'answers') continue;
          lists.add(list);
          const lines = linesOf(view, list, row, 'en').map(({ term, value }) => [term, ': ', value]);
          const html = renderToString(<ViewContext.Provider value={view}>{lines}</ViewContext.Provider>);
          expect(html, list).not.toMatch(/\[object|undefined/);
          if (row['kind'] === 'consent-conduct' || row['kind'] === 'consent-privacy') agreed.push(html);
        }
    expect(agreed.length).toBeGreaterThan(0);
    for (const html of agreed) expect(html).toMatch(/agreed to version \W?\d/);
    for (const list of ['meetings', 'agreements', 'letters', 'applications', 'events'])
      expect(lists).toContain(list);
  } finally {
    await database.drop();
  }
});
