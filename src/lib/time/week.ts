/** Hours in one block of the weekly grid people fill in. */
export const blockHours = 2;
export const blocksPerDay = 24 / blockHours;
const halfHours = blockHours * 2;

/** Parts of the week that people name instead of counting hours. */
export const HOURS_NAMED = ['mornings', 'midday', 'afternoons', 'evenings', 'weekends', 'any'] as const;

/** Named hours: the same blocks, from `first` to `last`, on some days (ISO weekdays). */
export interface NamedHours {
  name: (typeof HOURS_NAMED)[number];
  days: readonly number[];
  first: number;
  last: number;
  /** The form's value: `12345:4-5`. It lists the days itself, since they depend on the country. */
  value: string;
}

/** The ISO weekdays of the weekend, in a country or, without one, where most readers of a language live. */
export function weekendOf(lang: string, country?: string): number[] {
  const locale = new Intl.Locale(lang === 'en' ? 'en-GB' : lang, country ? { region: country } : {});
  return [...locale.getWeekInfo().weekend];
}

/** All named hours for a week with this weekend: parts of working days, the weekend by day, and all of them together. */
export function namedHours(weekend: readonly number[]): NamedHours[] {
  const week = [1, 2, 3, 4, 5, 6, 7];
  // Workdays begin after the weekend: Sunday to Thursday in Cairo.
  const start = weekend.at(-1) ?? 7;
  const days = week.map((day) => ((day + start - 1) % 7) + 1).filter((day) => !weekend.includes(day));
  const made = (name: NamedHours['name'], days: readonly number[], from: number, until: number) => {
    const [first, last] = [from / blockHours, until / blockHours - 1];
    return { name, days, first, last, value: `${days.join('')}:${first}-${last}` };
  };
  return [
    made('mornings', days, 8, 12),
    made('midday', days, 12, 14),
    made('afternoons', days, 14, 18),
    made('evenings', days, 18, 22),
    made('weekends', weekend, 8, 22),
    made('any', week, 8, 22),
  ];
}

const blocksOf = ({ days, first, last }: Omit<NamedHours, 'name' | 'value'>): string[] =>
  days.flatMap((day) =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, block) => `${day}-${first + block}`),
  );

/** The names of hours that blocks fill completely, and the remaining blocks. When all names would apply, there is only `any`. */
export function nameBlocks(
  blocks: readonly string[],
  names: readonly NamedHours[],
): { named: NamedHours[]; rest: string[] } {
  const filled = names.filter((one) => blocksOf(one).every((block) => blocks.includes(block)));
  const any = filled.find(({ name }) => name === 'any');
  const named = any ? [any] : filled;
  const covered = new Set(named.flatMap(blocksOf));
  return { named, rest: blocks.filter((block) => !covered.has(block)) };
}

/** Hours that fill no block: half hours of the day, from one up to another, on some days (ISO weekdays). */
export interface OddHours {
  days: readonly number[];
  from: number;
  until: number;
  /** The form's value: `12345.37-39` is 18:30 to 19:30 of working days. */
  value: string;
}

const ODD = /^([1-7]{1,7})\.(\d{1,2})-(\d{1,2})$/;

/** The odd hours in a form's value; null for any other value. */
export function readOdd(value: string): OddHours | null {
  const [, days = '', first, last] = ODD.exec(value) ?? [];
  const [from, until] = [Number(first), Number(last)];
  return from < until && until <= 48 ? { days: [...days].map(Number), from, until, value } : null;
}

/** The hours in `bits` that fill no block. Days with the same hours are together. */
function oddHours(bits: string): OddHours[] {
  const whole = weekBits(weekBlocks(bits));
  const left = [...bits].map((bit, at) => (whole[at] === '1' ? '0' : bit)).join('');
  const found = new Map<string, number[]>();
  for (let day = 1; day <= 7; day++)
    for (const { index, 0: run } of left.slice((day - 1) * 48, day * 48).matchAll(/1+/g)) {
      const time = `${index}-${index + run.length}`;
      found.set(time, [...(found.get(time) ?? []), day]);
    }
  return [...found].flatMap(([time, days]) => readOdd(`${days.join('')}.${time}`) ?? []);
}

/** Hours as a form shows them: the blocks that they fill, and the hours that fill none, so that sending the form loses nothing. */
export const weekValues = (bits: string): string[] => [
  ...weekBlocks(bits),
  ...oddHours(bits).map(({ value }) => value),
];

/**
 * The 336 half-hour bits of a week as a text of 0 and 1, Monday 00:00 first. They come from the blocks that a person chose (`3-4` is
 * Wednesday by ISO weekday, the fifth block of the day), from named hours, and from odd ones. Anything else is ignored.
 */
export function weekBits(blocks: readonly string[]): string {
  const bits = Array.from({ length: 336 }, () => '0');
  for (const block of blocks.flatMap((one) => valueBlocks(one) ?? [one])) {
    const match = /^([1-7])-(\d{1,2})$/.exec(block);
    const at = Number(match?.[2]);
    if (!match || at >= blocksPerDay) continue;
    bits.fill('1', ...span((Number(match[1]) - 1) * 48 + at * halfHours));
  }
  for (const { days, from, until } of blocks.flatMap((one) => readOdd(one) ?? []))
    for (const day of days) bits.fill('1', (day - 1) * 48 + from, (day - 1) * 48 + until);
  return bits.join('');
}

/** The blocks of the named hours in a form's value; null for any other value. */
function valueBlocks(value: string): string[] | null {
  const match = /^([1-7]{1,7}):(\d{1,2})-(\d{1,2})$/.exec(value);
  return (
    match && blocksOf({ days: [...match[1]!].map(Number), first: Number(match[2]), last: Number(match[3]) })
  );
}

function span(from: number): [number, number] {
  return [from, from + halfHours];
}

/** The blocks that `bits` fills completely, as the grid shows them. */
export function weekBlocks(bits: string): string[] {
  const blocks: string[] = [];
  for (let day = 1; day <= 7; day++) {
    for (let block = 0; block < blocksPerDay; block++) {
      const part = bits.slice(...span((day - 1) * 48 + block * halfHours));
      if (part.length === halfHours && !part.includes('0')) blocks.push(`${day}-${block}`);
    }
  }
  return blocks;
}
