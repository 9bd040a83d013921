/** The words that a ready-made answer may contain in braces. */
type CannedWord = 'name' | 'programme' | 'me';

/** A ready-made answer with each `{name}` filled in; other words in braces stay. */
export function fillCanned(text: string, values: Readonly<Record<CannedWord, string>>): string {
  return text.replaceAll(/\{(name|programme|me)\}/g, (_, word: CannedWord) => values[word]);
}
