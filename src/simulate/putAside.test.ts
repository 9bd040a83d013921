import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testContext } from '../../test/context.ts';
import { rolledBack } from '../../test/database.ts';
import { apply, violationsScene } from '../../test/violations.ts';
import { putAside } from './putAside.ts';

test.each([
  ['Africa/Dakar', 0],
  ['Asia/Kathmandu', 5.75],
  ['America/St_Johns', -3.5],
  ['Pacific/Kiritimati', 14],
])('of who lives in %s the hours ahead of UTC are put aside: %d', (zone, ahead) =>
  rolledBack(async (db) => {
    const scene = await violationsScene(testContext(db));
    await apply(scene);
    await sql`
      update answer set value = to_jsonb(${zone}::text) from question q
      where q.programme_id = answer.programme_id and q.id = answer.question_id and q.role = 'zone'`.execute(
      db,
    );
    const aside = await putAside(db, { programme: scene.set.programme, round: scene.round.id });
    const { rows } = await sql<{
      value: number;
    }>`select distinct value from ${aside} where role = 'ahead'`.execute(db);
    expect(rows).toEqual([{ value: ahead }]);
  }),
);
