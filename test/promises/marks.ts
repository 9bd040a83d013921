import { createHash } from 'node:crypto';

/** The mark of a text that promises nothing: it greets, asks, thanks, names a thing, or states a present fact. */
export const words = 'words';

/** A test that does what the promise is about, moves the clock if the promise names a time, and checks that it is kept. */
export interface Keeper {
  /** The path from the root of the repository. */
  file: string;
  /** The title as written in the file. */
  title: string;
}

export interface Promised {
  /** `markOf` the English text when somebody last compared it with its keepers; null if the text itself is the key. */
  mark: string | null;
  keepers: readonly Keeper[];
}

export type Mark = typeof words | Promised;

/** By key of the catalogue, or by sentence. */
export type Marks = Record<string, Mark>;

export const by = (file: string, title: string): Keeper => ({ file, title });

/**
 * The mark of a key whose text promises: what the program will do, when, for how long, who reads something or not, or what can be taken
 * back.
 */
export const promise = (mark: string, ...keepers: [Keeper, ...Keeper[]]): Promised => ({ mark, keepers });

/** The same for a sentence. */
export const kept = (...keepers: [Keeper, ...Keeper[]]): Promised => ({ mark: null, keepers });

/** Four characters that change with the text. */
export const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 4);
