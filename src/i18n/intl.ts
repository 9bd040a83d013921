/** Making a formatter takes longer than writing a page's text, so one is kept for each language. */
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

/** A language's format for numbers: `1,234` (up to three decimals), `1.5`, a fraction of 1 as `63%`, or hours as `08`. */
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

/** A list with the separators of a language: "a, b, c", without a last "and" if the language allows. */
export function listed(lang: string, things: readonly string[]): string {
  return listFormat(lang, 'unit').format(things);
}

/** A list joined by "and" or "or", or only separated. */
export function listFormat(lang: string, type: ListKind): Intl.ListFormat {
  const key = `${type} ${lang}`;
  let format = lists.get(key);
  if (!format) lists.set(key, (format = new Intl.ListFormat(lang, { type })));
  return format;
}
