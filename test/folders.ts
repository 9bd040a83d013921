import { afterAll, beforeAll } from 'vitest';
import { buildBundle, clearFolder, scratchFolder } from './process.ts';

export interface Folders {
  /** A new one, which is cleared at the end. */
  folder(): Promise<string>;
  /** Clears other things at the end, before those. */
  clears(folder: string): void;
}

/** To be called once in a test file that starts the program: its hooks build it, and clear at the end the folders it was started in. */
export function startsInFolders(): Folders {
  const folders: string[] = [];
  beforeAll(() => void buildBundle());
  afterAll(async () => {
    for (const made of folders) await clearFolder(made);
  });
  return {
    folder: async () => {
      const made = await scratchFolder();
      folders.push(made);
      return made;
    },
    clears: (folder) => void folders.unshift(folder),
  };
}
