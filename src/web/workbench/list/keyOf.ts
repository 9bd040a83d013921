/** A key by its Latin letter: on keyboards of other scripts the key at the same place does the same. */
export function keyOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (key.length !== 1 || key <= '~') return key;
  if (key === '؟') return '?';
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter
    ? shiftKey
      ? letter
      : letter.toLowerCase()
    : code === 'Slash'
      ? shiftKey
        ? '?'
        : '/'
      : key;
}
