/** Lines of a reply, and what they stand beneath: a question, a comment, or nothing. */
export interface Piece<T> {
  about: T | null;
  lines: string[];
}

/** The texts by what they are about. Text about nothing goes with the answer that follows, or else with the one before. */
export function joinPieces<T>(pieces: readonly Piece<T>[]): { about: T; text: string }[] {
  const answers = new Map<T, string[]>();
  let loose: string[] = [];
  let last: string[] | null = null;
  for (const { about, lines } of pieces) {
    const text = lines.join('\n').trim();
    if (text === '') continue;
    if (about === null) {
      if (last) last.push(text);
      else loose.push(text);
      continue;
    }
    const parts = answers.get(about) ?? [];
    parts.push(...loose, text);
    answers.set(about, parts);
    [last, loose] = [parts, []];
  }
  return [...answers].map(([about, parts]) => ({ about, text: parts.join('\n\n') }));
}
