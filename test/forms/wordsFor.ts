import type { Fields } from '../browse.ts';

/** A word that nobody types by chance, and that no page contains by itself. */
export const MARK = 'quokka';

/** The words to type into a field; they differ for each field. */
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
  /** Values for the names in the path. */
  at?: Readonly<Record<string, string | number>>;
  /** With a file beside the words. */
  file?: string;
}
