/** Lines of a reply, and what they stand below: a question, a comment, or nothing. */
export interface Piece<T> {
  about: T | null;
  lines: string[];
}

/** Joins the texts about the same thing. Text about nothing joins the answer before it or, at the beginning, the one after it. */
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
