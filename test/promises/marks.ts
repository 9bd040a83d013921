import { createHash } from 'node:crypto';

/** A text that promises nothing: it greets, asks, thanks, names a thing, or says what is so at this moment. */
export const words = 'words';

/** A test that does what the promise is about, moves the clock where it speaks of time, and sees it kept. */
export interface Keeper {
  /** From the root of the repository. */
  file: string;
  /** As it stands in the file. */
  title: string;
}

export interface Promised {
  /** `markOf` the English text when somebody last held it against its keepers; null where the text itself is the key. */
  mark: string | null;
  keepers: readonly Keeper[];
}

export type Mark = typeof words | Promised;

/** By key of the catalogue, or by sentence. */
export type Marks = Record<string, Mark>;

export const by = (file: string, title: string): Keeper => ({ file, title });

/** A key whose text says what the program will do, when, for how long, who reads something or does not, or what can be taken back. */
export const promise = (mark: string, ...keepers: [Keeper, ...Keeper[]]): Promised => ({ mark, keepers });

/** A sentence that does. */
export const kept = (...keepers: [Keeper, ...Keeper[]]): Promised => ({ mark: null, keepers });

/** Four signs that change with the text. */
export const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 4);
