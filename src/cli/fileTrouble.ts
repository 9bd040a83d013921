const WORDS: Readonly<Record<string, string>> = {
  EACCES:
    'whoever runs this may not read or write it: chown -R it to them, or name another folder with DATA_DIR',
  EPERM:
    'whoever runs this may not read or write it: chown -R it to them, or name another folder with DATA_DIR',
  EROFS: 'its file system is mounted read-only: name a folder on another one with DATA_DIR',
  ENOTDIR: 'a file stands where a folder should be: name another folder with DATA_DIR',
  EEXIST: 'a file stands where a folder should be: name another folder with DATA_DIR',
};

/** One line about a file or folder that the operator has to mend; null for any other error. */
export function fileTrouble(error: unknown): string | null {
  const { code = '', path } = error as NodeJS.ErrnoException;
  const words = WORDS[code];
  return words && path ? `${path}: ${words}` : null;
}
