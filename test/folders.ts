import { afterAll, beforeAll } from 'vitest';
import { buildBundle, clearFolder, scratchFolder } from './process.ts';

export interface Folders {
  /** A new folder, which is removed at the end. */
  folder(): Promise<string>;
  /** Removes this folder, too, at the end, before the new ones. */
  clears(folder: string): void;
}

/**
 * To be called once in a test file that starts the program. Its hooks build the program, and at the end remove the folders it was started
 * in.
 */
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
