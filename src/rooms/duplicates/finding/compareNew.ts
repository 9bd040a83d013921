import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { hasTime, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { closeMatter, openMatterForEach } from '../../matters/index.ts';
import { markCompared } from '../../people/index.ts';
import { alikeTo } from './findAlike.ts';
import { readLikeness } from './readLikeness.ts';

/** People in one piece: each is compared with the people whom their keys find, which may be dozens. */
const AT_ONCE = 25;

/**
 * Compares people who are new, or whose name, address, country or answers have changed, with everybody who may be the same, and suggests
 * pairs to the coordinators. Changes nothing: two become one only when a volunteer or the person says so.
 */
export async function compareNew(ctx: Ctx): Promise<void> {
  while (hasTime(ctx)) {
    const compared = await inTransaction(ctx, comparePiece);
    if (compared < AT_ONCE) return;
  }
}

async function comparePiece(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ programme: number; id: number }>`
    select programme_id as programme, id from person
    where compared_at is null and erased_at is null and stands_for is null
    order by programme_id, id limit ${AT_ONCE} for no key update skip locked`.execute(ctx.db);
  for (const [programme, own] of Map.groupBy(rows, (row) => row.programme))
    await comparePeople(
      ctx,
      programme,
      own.map(({ id }) => id),
    );
  return rows.length;
}

async function comparePeople(ctx: Ctx, programme: number, people: readonly number[]): Promise<void> {
  const known = await readLikeness(ctx, programme, people);
  await sql`delete from likeness where programme_id = ${programme} and person_id = ${anyOf(people)}`.execute(
    ctx.db,
  );
  const keys = known.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));
  await sql`
    insert into likeness (programme_id, person_id, key)
    select ${programme}, id, key from unnest(${keys.map(({ id }) => id)}::bigint[], ${keys.map(({ key }) => key)}::text[]) as own(id, key)`.execute(
    ctx.db,
  );
  const found = (await alikeTo(ctx, programme, known)).map(({ at, person, evidence }) => {
    const { id } = known[at]!;
    return { a: Math.min(id, person), b: Math.max(id, person), evidence };
  });
  await suggest(ctx, programme, [...new Map(found.map((pair) => [`${pair.a} ${pair.b}`, pair])).values()]);
  await takeBackOthers(ctx, programme, people, found);
  await markCompared(ctx, programme, people);
}

interface Pair {
  a: number;
  b: number;
  evidence: string[];
}

/** Two people who were partners are two people; so are two of whom one ruled the other out. */
async function suggest(ctx: Ctx, programme: number, pairs: readonly Pair[]): Promise<void> {
  const { rows } = await sql<{ id: number; applied: boolean; isNew: boolean }>`
    insert into duplicate (programme_id, person_a, person_b, evidence, found_at)
    select ${programme}, a, b, string_to_array(evidence, ' '), ${ctx.clock.now()}
    from unnest(${pairs.map(({ a }) => a)}::bigint[], ${pairs.map(({ b }) => b)}::bigint[],
      ${pairs.map(({ evidence }) => evidence.join(' '))}::text[]) as pair(a, b, evidence)
    where not exists (
      select from membership m join membership n on n.programme_id = m.programme_id and n.partnership_id = m.partnership_id
      where m.programme_id = ${programme} and m.person_id = a and n.person_id = b)
      and not exists (select from former_pair f where f.programme_id = ${programme} and f.person_a = a and f.person_b = b)
      and not exists (select from exclusion e where e.programme_id = ${programme}
        and ((e.person_id = a and e.excluded_person_id = b) or (e.person_id = b and e.excluded_person_id = a)))
    on conflict (programme_id, person_a, person_b) do update set evidence = excluded.evidence
    returning id, (xmax = 0) as "isNew", exists (
      select from application x where x.programme_id = ${programme} and x.person_id in (person_a, person_b) and x.state <> 'draft') as applied`.execute(
    ctx.db,
  );
  const fresh = rows.filter(({ applied, isNew }) => applied && isNew).map(({ id }) => id);
  await openMatterForEach(ctx, {
    programme,
    kind: 'duplicate-found',
    subjects: ['duplicate', fresh],
    urgency: 0,
  });
}

/** Withdraws suggestions that no longer hold, except those that a volunteer named or answered. */
async function takeBackOthers(
  ctx: Ctx,
  programme: number,
  people: readonly number[],
  found: readonly Pair[],
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    delete from duplicate
    where programme_id = ${programme} and said is null and said_by is null and (person_a = ${anyOf(people)} or person_b = ${anyOf(people)})
      and not exists (select from unnest(${found.map(({ a }) => a)}::bigint[], ${found.map(({ b }) => b)}::bigint[]) as pair(a, b)
        where a = person_a and b = person_b)
    returning id`.execute(ctx.db);
  for (const { id } of rows)
    await closeMatter(ctx, {
      programme,
      actor: { kind: 'timetable' },
      kind: 'duplicate-found',
      subject: ['duplicate', id],
    });
}
