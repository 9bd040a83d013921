import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import type { Likeness } from '../likeness/compare.ts';
import { pairsByKey } from '../likeness/pairsByKey.ts';
import { alikeTo } from './findAlike.ts';
import type { Alike } from './findAlike.ts';
import { known, readAnswers } from './readLikeness.ts';
import type { Given, Known } from './readLikeness.ts';

/** A person who is about to come, such as a row of a spreadsheet, before anything about them is stored. */
export interface Newcomer extends Pick<Likeness, 'name' | 'address' | 'country'> {
  answers: readonly Given[];
}

const knownOf = ({ answers, ...person }: Newcomer): Known => known(0, { ...person, ...readAnswers(answers) });

/**
 * People of a programme who may be the same as a person who is about to come. A person with exactly that address is not a duplicate, and is
 * left out.
 */
export async function likelySame(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  newcomers: readonly Newcomer[],
): Promise<Alike[]> {
  const found = await alikeTo(ctx, programme, newcomers.map(knownOf));
  const people = await ctx.db
    .selectFrom('person')
    .select(['id', 'address'])
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf([...new Set(found.map(({ person }) => person))]))
    .execute();
  const addresses = new Map(people.map(({ id, address }) => [id, address]));
  return found.filter(({ at, person }) => addresses.get(person) !== newcomers[at]!.address);
}

/** Pairs in a list of newcomers who may be the same, by their positions in it, the lower first. */
export function alikeAmong(newcomers: readonly Newcomer[]): ReturnType<typeof pairsByKey> {
  const all = newcomers.map(knownOf);
  return pairsByKey(
    all.map(({ of }) => of),
    all.map(({ keys }) => keys),
  );
}
