/** Making one takes longer than a page's text does: they are kept, one for each language. */
const numbers = new Map<string, Intl.NumberFormat>();
const NUMBERS = {
  whole: {},
  tenths: { maximumFractionDigits: 1 },
  share: { style: 'percent' },
  clock: { minimumIntegerDigits: 2 },
} as const satisfies Record<string, Intl.NumberFormatOptions>;
const lists = new Map<string, Intl.ListFormat>();
type ListKind = NonNullable<Intl.ListFormatOptions['type']>;
const collators = new Map<string, Intl.Collator>();

/** Numbers as a language writes them: `1,234` (to three places after the point), `1.5`, a share of 1 as `63%`, or hours as `08`. */
export function numbersIn(lang: string, as: keyof typeof NUMBERS = 'whole'): Intl.NumberFormat {
  const key = `${as} ${lang}`;
  let format = numbers.get(key);
  if (!format) numbers.set(key, (format = new Intl.NumberFormat(lang, NUMBERS[as])));
  return format;
}

/** The alphabetical order of a language. */
export function orderIn(lang: string): Intl.Collator {
  let order = collators.get(lang);
  if (!order) collators.set(lang, (order = new Intl.Collator(lang)));
  return order;
}

/** Things one after the other as a language sets them apart: "a, b, c" without the last "and" where it has none. */
export function listed(lang: string, things: readonly string[]): string {
  return listFormat(lang, 'unit').format(things);
}

/** Things joined by "and" or "or", or set apart only. */
export function listFormat(lang: string, type: ListKind): Intl.ListFormat {
  const key = `${type} ${lang}`;
  let format = lists.get(key);
  if (!format) lists.set(key, (format = new Intl.ListFormat(lang, { type })));
  return format;
}
