import type { Fields } from '../browse.ts';

/** A word that nobody types by chance, and that no page has in its own markup. */
export const MARK = 'quokka';

/** The words typed into a field: another in each. */
export function wordsFor(name: string, index: number): string {
  if (/address|mail$|^(to|from)$/i.test(name)) return `${MARK}${index}@post.example`;
  if (/^(slug|server|host|username)$/.test(name)) return `${MARK}${index}.example`;
  return `${MARK}${index} said <b onclick="x">"hm"</b> & 'so'`;
}

export const typedInto = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name, index) => [name, wordsFor(name, index)]));

export interface Form {
  /** The fields that somebody types words into. */
  words: readonly string[];
  /** Further fields of the form. */
  more?: Fields;
  /** Fills in the path: by name of its part. */
  at?: Readonly<Record<string, string | number>>;
  /** With a file beside the words. */
  file?: string;
}
