/** Counts among which every language shows each of its forms. */
const SAMPLES = [1, 2, 3, 11, 100, 1_000_000, 0];

/** The forms of a text with a count, by the plural category of a language, with # for the number: for scripts that count on. */
export function pluralForms(lang: string, say: (count: number) => string): Record<string, string> {
  const rules = new Intl.PluralRules(lang);
  const forms: Record<string, string> = {};
  for (const count of SAMPLES)
    forms[rules.select(count)] ??= say(count).replace(/\p{Nd}+(?:\P{L}\p{Nd}+)*/u, '#');
  return forms;
}
