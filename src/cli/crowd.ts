import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

export interface Crowd {
  people: number;
  countries: number;
  seed: number;
}

/** Reads --people, --countries and --seed, and whatever flags a command adds. */
export function readCrowd<F extends string>(
  args: string[],
  preset: Crowd,
  flags: readonly F[] = [],
): Crowd & Record<F, boolean> {
  const { values } = parse(args, flags);
  const number = (name: keyof Crowd, least: number): number => {
    const text = values[name] as string | undefined;
    if (text === undefined) return preset[name];
    if (!/^\d{1,9}$/.test(text) || Number(text) < least)
      throw new UsageError(`--${name} must be a whole number from ${least} on`);
    return Number(text);
  };
  const crowd = { people: number('people', 2), countries: number('countries', 2), seed: number('seed', 0) };
  if (crowd.countries > crowd.people) throw new UsageError('--countries cannot be more than --people');
  const set = Object.fromEntries(flags.map((flag) => [flag, values[flag] === true]));
  return { ...crowd, ...(set as Record<F, boolean>) };
}

function parse(args: string[], flags: readonly string[]) {
  const options = {
    people: { type: 'string' },
    countries: { type: 'string' },
    seed: { type: 'string' },
    ...Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' } as const])),
  } as const;
  return parseArgs({ args, options }) as { values: Record<string, string | boolean | undefined> };
}
