/** Making one takes longer than a page's text does: they are kept, one for each language. */
const numbers = new Map<string, Intl.NumberFormat>();
const collators = new Map<string, Intl.Collator>();

/** Numbers as a language writes them. */
export function numbersIn(lang: string): Intl.NumberFormat {
  let format = numbers.get(lang);
  if (!format) numbers.set(lang, (format = new Intl.NumberFormat(lang)));
  return format;
}

/** The alphabetical order of a language. */
export function orderIn(lang: string): Intl.Collator {
  let order = collators.get(lang);
  if (!order) collators.set(lang, (order = new Intl.Collator(lang)));
  return order;
}
