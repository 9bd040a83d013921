import { expect, test } from 'vitest';
import { sql } from 'kysely';
import type { KyselyPlugin } from 'kysely';
import { programmeTables } from '../../../simulate/load/catalogue.ts';
import { copyRows } from '../../../simulate/load/copies.ts';
import { browse } from '../../../../test/browse.ts';
import { matchingScene } from '../../../../test/matchingScene.ts';
import { readAlong } from '../../../../test/readAlong.ts';

/** The limits for the largest database answer to a page, however many people there are. */
const MOST_ROWS = 260;
const MOST_BYTES = 300_000;

/** Measures the rows and the bytes of the largest answer since the last call. */
function answersSeen() {
  let most = { rows: 0, bytes: 0 };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      const bytes = JSON.stringify(result.rows, (_key, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ).length;
      most = { rows: Math.max(most.rows, result.rows.length), bytes: Math.max(most.bytes, bytes) };
      return Promise.resolve(result);
    },
  };
  return {
    plugin,
    take: () => {
      const seen = most;
      most = { rows: 0, bytes: 0 };
      return seen;
    },
  };
}

test('no page of the matching reads everybody, their answers or the whole of a run', () =>
  matchingScene(async ({ ctx, cast, people, run }) => {
    const tables = await programmeTables(ctx.db);
    const own = { from: cast.programme, to: cast.programme, stride: 1_000_000 };
    await copyRows(ctx.db, tables, { ...own, first: 1, times: 90 });
    // The database does this by itself before long. Without it the tables would be planned as small as they were.
    await sql`analyze`.execute(ctx.db);
    await run();
    const last = await run();
    const proposals = await ctx.db.selectFrom('proposal').select(['id', 'strength']).orderBy('id').execute();
    expect(proposals.length).toBeGreaterThan(170);
    const { plugin, take } = answersSeen();
    const tomas = browse({ ...ctx, db: ctx.db.withPlugin(plugin) }, cast, 'tomas');
    const base = '/workbench/matching/1';
    const pages = [
      '/workbench/matching',
      base,
      `${base}/policy`,
      last,
      `${base}/changes`,
      `${base}/forecast`,
      `${base}/proposals`,
      `${base}/proposals?sort=-fit`,
      `${base}/proposals?sort=made&country=IT`,
      `${base}/proposals/${proposals[0]!.id}`,
      `${base}/unplaced`,
      `${base}/publication`,
      `${base}/people/${people[0]!.application}`,
    ];
    await tomas.get('/?lang=en');
    const large: string[] = [];
    for (const path of pages) {
      // A run's proof is checked when its proposals are first looked at before the publication.
      await tomas.get(path);
      take();
      const page = await tomas.get(path);
      expect([path, page.status]).toEqual([path, 200]);
      const { rows, bytes } = take();
      if (rows > MOST_ROWS || bytes > MOST_BYTES) large.push(`${path}: ${rows} rows, ${bytes} bytes`);
    }
    expect(large).toEqual([]);
    // Every list is read to its end and back, each row once.
    const inOrder = {
      fit: proposals.toSorted((a, b) => a.strength - b.strength || a.id - b.id),
      '-fit': proposals.toSorted((a, b) => b.strength - a.strength || b.id - a.id),
      made: proposals.toSorted((a, b) => b.id - a.id),
    };
    for (const [sort, rows] of Object.entries(inOrder)) {
      const read = await readAlong(tomas, `${base}/proposals?sort=${sort}`, /\/proposals\/(\d+)\?/g);
      expect(read.flat()).toEqual(rows.map(({ id }) => String(id)));
    }
    const without = await readAlong(tomas, `${base}/unplaced?size=50`, /\/people\/(\d+)"/g);
    expect(without.length).toBeGreaterThan(1);
    expect(new Set(without.flat()).size).toBe(without.flat().length);
  }));
