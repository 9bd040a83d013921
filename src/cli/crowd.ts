import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

export interface Crowd {
  people: number;
  countries: number;
  seed: number;
}

/** Reads --people, --countries and --seed, the flags a command adds, and one more option whose value is one of a few words. */
export function readCrowd<F extends string = never, N extends string = never, W extends string = never>(
  args: string[],
  preset: Crowd,
  more: { flags?: readonly F[]; choice?: { name: N; words: readonly W[]; preset: W } } = {},
): Crowd & Record<F, boolean> & Record<N, W> {
  const { flags = [], choice } = more;
  const values = parse(args, flags, choice ? [choice.name] : []);
  const number = (name: keyof Crowd, least: number): number => {
    const text = values[name] as string | undefined;
    if (text === undefined) return preset[name];
    if (!/^\d{1,9}$/.test(text) || Number(text) < least)
      throw new UsageError(`--${name} must be a whole number from ${least} on`);
    return Number(text);
  };
  const people = number('people', 2);
  // Without --countries, a crowd smaller than the preset number of countries has one country for each person.
  const countries =
    values['countries'] === undefined ? Math.min(preset.countries, people) : number('countries', 2);
  const crowd = { people, countries, seed: number('seed', 0) };
  if (crowd.countries > crowd.people) throw new UsageError('--countries cannot be more than --people');
  const set = Object.fromEntries(flags.map((flag) => [flag, values[flag] === true]));
  const chosen = choice ? { [choice.name]: chosenOf(choice, values[choice.name] as string | undefined) } : {};
  return { ...crowd, ...(set as Record<F, boolean>), ...(chosen as Record<N, W>) };
}

function chosenOf<W extends string>(
  { name, words, preset }: { name: string; words: readonly W[]; preset: W },
  given: string | undefined,
): W {
  if (given === undefined) return preset;
  const word = words.find((one) => one === given);
  if (!word) throw new UsageError(`--${name} must be one of ${words.join(', ')}`);
  return word;
}

const options = (names: readonly string[], type: 'string' | 'boolean') =>
  Object.fromEntries(names.map((name) => [name, { type }]));

function parse(args: string[], flags: readonly string[], words: readonly string[]) {
  const known = {
    ...options(['people', 'countries', 'seed', ...words], 'string'),
    ...options(flags, 'boolean'),
  };
  return parseArgs({ args, options: known }).values as Record<string, string | boolean | undefined>;
}
