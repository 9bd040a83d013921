import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { evidenceFor } from '../likeness/compare.ts';
import type { Evidence } from '../likeness/compare.ts';
import { MOST_ALIKE } from '../likeness/pairsByKey.ts';
import { readLikeness } from './readLikeness.ts';
import type { Known } from './readLikeness.ts';

export interface Alike {
  /** The position in the given list, from 0. */
  at: number;
  person: number;
  evidence: Evidence[];
}

/** Finds people of a programme who may be the same as each of some people, by their common keys: nobody else is looked at. */
export async function alikeTo(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  people: readonly Known[],
): Promise<Alike[]> {
  const byKey = await peopleByKey(ctx, programme, [...new Set(people.flatMap(({ keys }) => keys))]);
  const others = new Map(
    (await readLikeness(ctx, programme, [...new Set([...byKey.values()].flat())])).map((one) => [
      one.id,
      one,
    ]),
  );
  return people.flatMap((own, at) => {
    const found = new Set(own.keys.flatMap((key) => byKey.get(key) ?? []));
    return [...found].flatMap((person): Alike[] => {
      const other = others.get(person);
      if (!other || person === own.id) return [];
      const evidence = evidenceFor(own.of, other.of, namesakes(own, other));
      return evidence ? [{ at, person, evidence }] : [];
    });
  });

  /** How many people of the same country have the name that two people share. */
  function namesakes(a: Known, b: Known): number {
    const { country } = a.of.of;
    const names = a.keys.filter((key) => /^[bn] /.test(key) && b.keys.includes(key));
    const counts = names.map((key) => {
      const alike = new Set([...(byKey.get(key) ?? []), a.id]);
      return [...alike].filter((one) => one === a.id || others.get(one)?.of.of.country === country).length;
    });
    return counts.length === 0 ? 0 : Math.min(...counts);
  }
}

/** The people found by each key; a key that very many people share says nothing, and is left out. */
async function peopleByKey(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  keys: readonly string[],
): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ key: string; people: number[] }>`
    select asked.key, array(
      select l.person_id from likeness l where l.programme_id = ${programme} and l.key = asked.key
      order by l.person_id limit ${MOST_ALIKE + 1}) as people
    from unnest(${keys}::text[]) as asked(key)`.execute(ctx.db);
  return new Map(
    rows
      .map(({ key, people }) => [key, people.map(Number)] as const)
      .filter(([, people]) => people.length > 0 && people.length <= MOST_ALIKE),
  );
}
