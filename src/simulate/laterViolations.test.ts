import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testContext } from '../../test/context.ts';
import { rolledBack } from '../../test/database.ts';
import { apply, count, introduce, violationsScene } from '../../test/violations.ts';

test('two who are made partners of each other again, a put-off date, and a second introduction are counted', async () => {
  await rolledBack(async (db) => {
    const two = await violationsScene(testContext(db));
    await apply(two);
    await introduce(two);
    expect(await count(two)).toMatchObject({ togetherTwice: 0, dateBroken: 0, toldTwice: 0 });
    await sql`update membership set left_at = now()`.execute(db);
    await introduce(two);
    expect(await count(two)).toMatchObject({ togetherTwice: 1, oneAtATime: 0 });
    const [first] = await db.selectFrom('partnership').select(['programme_id', 'id', 'round_id']).execute();
    const { programme_id: programme, round_id: round } = first!;
    for (const occasion of ['once', 'twice'])
      await sql`
        insert into outbox (programme_id, kind, occasion, person_id, address, locale, subject, text, html, data, due_at, queued_at, message_id, many, private, state)
        values (${programme}, 'introduction', ${occasion}, ${two.set.people.luca}, 'luca@cast.example', 'en', '', '', '',
          ${JSON.stringify({ partnership: first!.id })}::jsonb, now(), now(), ${occasion}, false, false, 'sent')`.execute(
        db,
      );
    expect(await count(two)).toMatchObject({ toldTwice: 1 });
    await sql`
      update application set state = 'waiting', waiting_reason = 'noCandidate' where person_id = ${two.set.people.luca}`.execute(
      db,
    );
    await sql`
      insert into again_wait (programme_id, application_id, round_id, since, stated_at)
      select programme_id, id, round_id, state_at, '2027-03-05T08:00Z' from application where person_id = ${two.set.people.luca}`.execute(
      db,
    );
    const next = async (next_at: string, last_at: string | null): Promise<number> => {
      await sql`
        insert into round_again (programme_id, round_id, next_at, last_at) values (${programme}, ${round}, ${next_at}, ${last_at})
        on conflict (programme_id, round_id) do update set next_at = excluded.next_at, last_at = excluded.last_at`.execute(
        db,
      );
      return (await count(two)).dateBroken;
    };
    expect(await next('2027-03-05T08:00Z', null)).toBe(0);
    expect(await next('2027-03-06T08:00Z', null)).toBe(1);
    expect(await next('2027-03-08T08:00Z', '2027-03-05T08:00Z')).toBe(0);
  });
});
