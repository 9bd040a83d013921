import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';

test('a volunteer ends a partnership from its page and undoes it from the log', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    const tomas = browse(ctx, cast, 'tomas');
    const ended = await tomas.post(`/workbench/partnerships/${pair}/end`, {
      another: String(cast.people.mei),
    });
    expect(ended.status).toBe(303);
    const state = async (): Promise<string> =>
      (
        await ctx.db
          .selectFrom('partnership')
          .select('state')
          .where('id', '=', pair)
          .executeTakeFirstOrThrow()
      ).state;
    expect(await state()).toBe('ended');
    expect((await tomas.get(`/workbench/partnerships/${pair}?lang=en`)).text).not.toContain('left on');
    // The partnership has ended already: the list from which the reader came stays beside it.
    const again = await tomas.post(`/workbench/partnerships/${pair}/end?round=1&shown=active`);
    expect(again.location).toMatch(new RegExp(String.raw`/partnerships/${pair}\?round=1&shown=active$`));
    const { id } = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'partnership-ended')
      .executeTakeFirstOrThrow();
    expect((await tomas.post(`/workbench/log/${id}/undoing`)).status).toBe(303);
    expect(await state()).toBe('active');
  });
});

test.each(['en', 'es', 'fr', 'ar'])('the desk renders in %s', async (lang) => {
  await onStage(async ({ ctx, cast, pair }) => {
    const tomas = browse(ctx, cast, 'tomas');
    for (const path of ['/workbench/partnerships', `/workbench/partnerships/${pair}`]) {
      const page = await tomas.get(`${path}?lang=${lang}`);
      expect(page.status).toBe(200);
      expect(page.text).not.toMatch(/>partnerships\.[a-z]|\{[a-z]+[,}]/);
    }
  });
});

test('a concern stands on the work list of safeguarding and directors, and leads to its partnership', async () => {
  await onStage(async ({ ctx, cast, pair }) => {
    const leads = `/workbench/partnerships/${pair}"`;
    for (const [who, sees] of [
      ['ines', true],
      ['tomas', true],
      ['bao', false],
      ['ngozi', false],
    ] as const)
      expect((await browse(ctx, cast, who).get('/workbench?lang=en')).text.includes(leads), who).toBe(sees);
  });
});

test('who is published but not told yet is not called introduced', async () => {
  await onStage(async ({ ctx, cast }) => {
    const state = async (path: string): Promise<string> =>
      withoutMarkup((await browse(ctx, cast, 'olga').get(path)).text).replaceAll(/\s+/g, ' ');
    const { id: other } = await ctx.db
      .selectFrom('partnership')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const pages = [
      '/workbench/partnerships?round=1&lang=en',
      `/workbench/partnerships/${other}?lang=en`,
      '/workbench/search?q=luca&lang=en',
    ];
    const told = 'Published, not told yet';
    for (const path of pages) expect(await state(path), path).not.toContain(told);
    await ctx.db
      .updateTable('round_date')
      .set({ due_at: new Date('2027-02-14T09:00:00Z') })
      .where('kind', '=', 'introduces')
      .execute();
    for (const path of pages) expect(await state(path), path).toContain(told);
    expect(await state(pages[0]!)).toMatch(/At the beginning \d+ In contact/);
    expect(await state(pages[1]!)).toContain('14 February');
  });
});
