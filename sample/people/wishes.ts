import { libraryForm } from '../libraryOptions.ts';
import type { Random } from './random.ts';
import type { InventedPerson, InventedWish } from './types.ts';

type Wisher = Pick<InventedPerson, 'languages' | 'sector' | 'role' | 'interests'>;

const regions = ['002', '009', '019', '142', '150'];

/** Option keys of the librarians' question with this role, in their order. */
export function optionKeys(role: string): string[] {
  const question = libraryForm.questions.find((one) => one.role === role);
  return (question?.options ?? []).map((option) => option.key);
}

/** About half have no wish. The others have one to three, each about another subject, and rarely a must. */
export function inventWishes(person: Wisher, random: Random): InventedWish[] {
  if (random.chance(0.52)) return [];
  const possible: [InventedWish['about'], string | number][] = [
    ['region', random.pick(regions)],
    ['language', random.pick(person.languages).code],
    ['sector', person.sector],
    ['role', person.role],
    ['stage', random.pick(['early', 'middle', 'senior'])],
    ['interest', random.pick(person.interests)],
    ['zone', random.pick([3, 4, 6, 8])],
    ['country', random.pick(['AU', 'BR', 'CA', 'FR', 'GB', 'IN', 'KE', 'NZ', 'US', 'ZA'])],
  ];
  return random.some(possible, random.int(1, 3)).map(([about, value]) => ({
    about,
    value,
    strength: about !== 'country' && random.chance(0.08) ? 'must' : 'wish',
  }));
}
