import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onOpenRound } from '../../../test/onStage.ts';
import { purgeNotes } from './purge.ts';

test('of a round with many tags so many go at a time as are asked for, and all in the end', async () => {
  await onOpenRound(async (ctx, { programme, people }, { id: round }) => {
    await sql`
      insert into person_tag (programme_id, person_id, round_id, tag, put_at)
      select ${programme}, ${people.luca}, ${round}, 'tag ' || n, ${ctx.clock.now()} from generate_series(1, 25) n`.execute(
      ctx.db,
    );
    const gone: number[] = [];
    for (let after = 0, isOver = false; !isOver;) {
      const { things, last } = await purgeNotes(ctx, { programme, round, after, atMost: 10 });
      gone.push(things);
      after = last;
      isOver = things < 10;
    }
    expect(gone).toEqual([10, 10, 5]);
    expect(await ctx.db.selectFrom('person_tag').select('id').execute()).toEqual([]);
  });
});
