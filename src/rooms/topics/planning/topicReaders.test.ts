import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stageRound } from '../../../../test/cast.ts';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { onStage } from '../../../../test/onStage.ts';
import { readersOf } from './topicReaders.ts';
import type { TopicReader } from './topicReaders.ts';

/** A person of the round: with a partner, waiting, a reader of all topics, each or none. */
const person = fc.record({
  isPartner: fc.boolean(),
  isWaiting: fc.boolean(),
  asked: fc.boolean(),
  stopped: fc.nat(3).map((n) => n === 0),
});

test('readers who are found so many at a time are all readers, each once and for the same reason', () =>
  onStage(async (ctx, { programme }) => {
    const { id: round } = await stageRound(ctx, programme);
    const people = await manyPeople(ctx, { programme, many: 20, round });
    const of = { programme, round, day: '2027-02-12' };
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 20, maxLength: 20 }),
        fc.integer({ min: 1, max: 7 }),
        async (are, atMost) => {
          const who = (is: (one: (typeof are)[number]) => boolean) => people.filter((_, n) => is(are[n]!));
          const partners = who(({ isPartner }) => isPartner);
          const expected = who((one) => (one.isPartner || one.isWaiting || one.asked) && !one.stopped);
          await sql`delete from partnership where programme_id = ${programme}`.execute(ctx.db);
          await sql`
            with pair as (
              insert into partnership (programme_id, round_id, state, state_at, introduced_at, reasons)
              values (${programme}, ${round}, 'active', now(), now(), '[]') returning id)
            insert into membership (programme_id, partnership_id, round_id, person_id, joined_at)
            select ${programme}, pair.id, ${round}, p, now() from pair, unnest(${partners}::bigint[]) p`.execute(
            ctx.db,
          );
          await sql`
            update application set state = case when person_id = any(${who(({ isWaiting }) => isWaiting)}::bigint[]) then 'waiting' else 'confirmed' end,
              waiting_reason = case when person_id = any(${who(({ isWaiting }) => isWaiting)}::bigint[]) then 'noCandidate' end
            where programme_id = ${programme} and round_id = ${round}`.execute(ctx.db);
          await sql`delete from subscription where programme_id = ${programme}`.execute(ctx.db);
          await sql`
            insert into subscription (programme_id, person_id, kind, since)
            select ${programme}, p, 'topics', now() from unnest(${who(({ asked }) => asked)}::bigint[]) p`.execute(
            ctx.db,
          );
          await sql`delete from unsubscription where programme_id = ${programme}`.execute(ctx.db);
          await sql`
            insert into unsubscription (programme_id, person_id, category, at)
            select ${programme}, p, 'topics', now() from unnest(${who(({ stopped }) => stopped)}::bigint[]) p`.execute(
            ctx.db,
          );

          const all = await readersOf(ctx, of);
          expect(all.map((one) => one.person)).toEqual(expected);
          const found: TopicReader[] = [];
          for (let after = 0; ;) {
            const next = await readersOf(ctx, { ...of, next: { after, atMost } });
            found.push(...next);
            if (next.length < atMost) break;
            after = next.at(-1)!.person;
          }
          expect(found).toEqual(all);
        },
      ),
      { numRuns: 25 },
    );
  }));
