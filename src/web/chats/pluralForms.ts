/** Counts that together show every plural form of each language. */
const SAMPLES = [1, 2, 3, 11, 100, 1_000_000, 0];

/** The plural forms of a text with a count, by plural category of the language, with # for the number. Scripts put their own counts in. */
export function pluralForms(lang: string, say: (count: number) => string): Record<string, string> {
  const rules = new Intl.PluralRules(lang);
  const forms: Record<string, string> = {};
  for (const count of SAMPLES)
    forms[rules.select(count)] ??= say(count).replace(/\p{Nd}+(?:\P{L}\p{Nd}+)*/u, '#');
  return forms;
}
