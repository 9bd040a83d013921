import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onStage } from '../../../test/onStage.ts';
import { raiseConcern } from '../partnerships/index.ts';
import { stageRound } from '../../../test/cast.ts';
import { stagePartnership } from '../../../test/partners.ts';
import { erasePerson } from './index.ts';

/** Tables in which a column `person_id` still names somebody who was erased, by number. */
const STAYS = ['application', 'concern_about', 'membership', 'role'];

test('of somebody erased no row of their own stays but those that hold a number alone', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const round = await stageRound(ctx, programme);
    const pair = await stagePartnership(ctx, programme, round.id, [people.amina, people.ines]);
    const actor = { kind: 'person', id: people.ines } as const;
    const told = { programme, person: people.amina, partnership: pair, exit: 'stay' } as const;
    await raiseConcern(ctx, { ...told, body: 'She is late.' });
    await ctx.db
      .insertInto('mail_rhythm')
      .values({
        programme_id: programme,
        person_id: people.ines,
        rhythm: 'daily',
        quiet_from: 1200,
        quiet_until: 400,
        changed_at: ctx.clock.now(),
      })
      .execute();
    expect(await erasePerson(ctx, { programme, actor, person: people.ines })).toEqual({ ok: true });
    const { rows: tables } = await sql<{ name: string }>`
      select c.table_name as name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'person_id'`.execute(
      ctx.db,
    );
    const left: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select from ${sql.table(name)} where person_id = ${people.ines}`.execute(
        ctx.db,
      );
      if (rows.length > 0) left.push(name);
    }
    expect(left.toSorted()).toEqual(STAYS);
  }));
