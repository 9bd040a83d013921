import { expect, test } from 'vitest';
import { applied } from '../../../../../test/applicant.ts';
import { browse } from '../../../../../test/browse.ts';
import { onOpenRound } from '../../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';

test('an act that was refused of more than a thousand says of how many, while it goes on and after it', () =>
  onOpenRound(async (ctx, cast, round) => {
    const act = {
      programme_id: cast.programme,
      kind: 'applications-confirmed',
      list: 'applications',
      query: '',
    };
    const at = ctx.clock.now();
    const { id } = await ctx.db
      .insertInto('bulk_act')
      .values({ ...act, actor_kind: 'person', actor_id: cast.people.tomas, begun_at: at })
      .returning('id')
      .executeTakeFirstOrThrow();
    const items = Array.from({ length: 1201 }, (_, n) => ({
      programme_id: cast.programme,
      act_id: id,
      subject_id: 1_000_000 + n,
      state: n === 0 ? 'waits' : 'refused',
      reason: n === 0 ? '' : 'state',
    }));
    await ctx.db.insertInto('bulk_item').values(items).execute();
    const tomas = browse(ctx, cast, 'tomas');
    const page = await tomas.get(`/workbench/lists/applications/acts/${id}?lang=en`);
    expect(withoutMarkup(page.text)).toContain('1,200 of 1,201 done');
    await ctx.db.updateTable('bulk_act').set({ done_at: at }).execute();
    const list = await tomas.get(`/workbench/applications?did=${id}&lang=en`);
    expect(withoutMarkup(list.text)).toContain('1,200 were left as they are:');
    // Only things that still exist stay chosen: here one.
    await ctx.db
      .updateTable('bulk_item')
      .set({ subject_id: await applied(ctx, cast, round, 'amina') })
      .where('subject_id', '=', 1_000_001)
      .execute();
    const some = withoutMarkup((await tomas.get(`/workbench/applications?did=${id}&lang=en`)).text);
    expect(some).toContain('1,200 were left as they are; one of them stays chosen:');
  }));
