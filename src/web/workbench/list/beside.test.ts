import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

test('beside a record stands its place in the list: with how many there are where all were counted, and with no other number than the list has', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme } = cast;
    await manyPeople(ctx, { programme, many: 320, round: round.id });
    const rows = await ctx.db
      .selectFrom('application')
      .select('id')
      .where('round_id', '=', round.id)
      .orderBy('state_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const tomas = browse(ctx, cast, 'tomas');
    // On paper, too, a part of the list says which part it is.
    const { text } = await tomas.get('/workbench/applications?round=1&lang=en');
    expect(withoutMarkup(/<p class="on-paper">.*?<\/p>/s.exec(text)![0])).toMatch(/ · 1–100 of 320\s*$/);
    for (const [at, place] of [
      [3, 'Row 3 '],
      [100, 'Row 100 '],
      [120, '120 of 320 '],
    ] as const) {
      const page = await tomas.get(`/workbench/applications/${rows[at - 1]!.id}?round=1&lang=en`);
      expect(withoutMarkup(page.text)).toContain(place);
    }
    // With so many hits of a search fewer are counted, and a row far down gets no number.
    const searched = async (at: number) =>
      withoutMarkup(
        (await tomas.get(`/workbench/applications/${rows[at - 1]!.id}?round=1&search=read&lang=en`)).text,
      );
    expect(await searched(3)).toContain('Row 3 ');
    expect(await searched(120)).not.toMatch(/ of (more than )?\d/);
  }));
