import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onOpenRound } from '../../../test/onStage.ts';
import { roundNumbers } from './index.ts';

test('the numbers of a round are those of now, of a large one too', () =>
  onOpenRound(async (ctx, { programme }, round) => {
    const join = (count: number) =>
      sql`with made as (
          insert into person (programme_id, address, locale, country, created_at)
          select ${programme}, gen_random_uuid() || '@many.example', 'en', 'NZ', now() from generate_series(1, ${count}) returning id)
        insert into application (programme_id, round_id, person_id, state, state_at, created_at)
        select ${programme}, ${round.id}, id, 'confirmed', now(), now() from made`.execute(ctx.db);
    const people = async () => (await roundNumbers(ctx, round)).people;
    await join(400);
    expect(await people()).toBe(400);
    await join(800);
    expect(await people()).toBe(1200);
    await join(50);
    expect(await people()).toBe(1250);
  }));
