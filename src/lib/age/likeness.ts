const PREFIX = 'AGE-SECRET-KEY-1';
const BEHIND = 58;
/** Letters that no key has after its prefix, since people mistake them for others. */
const NEVER = /[B1IO]/;

/**
 * Finds a secret key as somebody copied it from paper: in upper or lower case, with spaces, in several lines, among lines that say what it
 * is. Returns its letters in the right form, whether or not they make a key; null when nothing begins like a key.
 */
export function likeAKey(text: string): string | null {
  const letters = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
  const [, behind] = /AGESECRETKEY1(.*)/.exec(letters) ?? [];
  return behind === undefined ? null : PREFIX + behind;
}

/** Says why letters that look like a key make none. The sentence repeats none of them, except one that occurs in no key. */
export function wrongInKey(key: string): string {
  const behind = key.slice(PREFIX.length);
  const never = NEVER.exec(behind)?.[0];
  if (never !== undefined)
    return `there is no ${never} in a key behind ${PREFIX}: look whether it is another letter or digit`;
  if (behind.length !== BEHIND)
    return `behind ${PREFIX} a key has ${BEHIND} letters and digits, and this one has ${behind.length}: look whether something is missing or twice`;
  return 'a letter or digit of this key is another than was shown: compare it with what you kept';
}
