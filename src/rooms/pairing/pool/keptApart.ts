import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';

type Db = Pick<Ctx, 'db'>;
type Pairs = ReadonlyMap<number, readonly number[]>;

interface Pair {
  a: number;
  b: number;
}

/** People of one programme and round. Pairs with anybody else are left out, so that earlier rounds are not read whole. */
interface Among {
  programme: number;
  round: number;
  people: readonly number[];
}

/** Each person's former partners, from earlier rounds and from this one: imported, or from partnerships of this programme. */
export async function formerPartners(ctx: Db, { programme, people }: Among): Promise<Pairs> {
  const { rows } = await sql<Pair>`
    select person_a as a, person_b as b from former_pair
    where programme_id = ${programme} and person_a = ${anyOf(people)} and person_b = ${anyOf(people)}
    union ${together(programme, people)}`.execute(ctx.db);
  return mutual(rows);
}

/** Partners of this round alone. */
export async function partnersOf(ctx: Db, input: Among): Promise<Pairs> {
  const { rows } = await sql<Pair>`${togetherIn(input)}`.execute(ctx.db);
  return mutual(rows);
}

const together = (programme: number, people: readonly number[]) => sql`
    select one.person_id as a, other.person_id as b
    from membership one
    join membership other on other.programme_id = one.programme_id and other.partnership_id = one.partnership_id
      and other.person_id > one.person_id and other.person_id = ${anyOf(people)}
    where one.programme_id = ${programme} and one.person_id = ${anyOf(people)}`;

const togetherIn = ({ programme, round, people }: Among) =>
  sql`${together(programme, people)} and one.round_id = ${round}`;

/** The pairs of which one ruled the other out, for the matcher alone. */
export async function ruledOut(ctx: Db, { programme, people }: Among): Promise<Pairs> {
  const { rows } = await sql<Pair>`
    select person_id as a, excluded_person_id as b from exclusion
    where programme_id = ${programme} and person_id = ${anyOf(people)} and excluded_person_id = ${anyOf(people)}`.execute(
    ctx.db,
  );
  return mutual(rows);
}

/**
 * Pairs that only a volunteer may bring together in this round: those parted by hand, and partners of this round. The latter count even if
 * the round lets former partners meet again.
 */
export async function partedPairs(ctx: Db, input: Among): Promise<Pairs> {
  const { programme, round } = input;
  const { rows } = await sql<Pair>`
    select person_a as a, person_b as b from parting where programme_id = ${programme} and round_id = ${round}
    union ${togetherIn(input)}`.execute(ctx.db);
  return mutual(rows);
}

function mutual(rows: readonly Pair[]): Pairs {
  const found = new Map<number, Set<number>>();
  const add = (one: number, other: number): void => {
    const own = found.get(one) ?? new Set();
    found.set(one, own.add(other));
  };
  for (const { a, b } of rows) {
    add(a, b);
    add(b, a);
  }
  return new Map([...found].map(([person, others]) => [person, [...others].sort((x, y) => x - y)]));
}
