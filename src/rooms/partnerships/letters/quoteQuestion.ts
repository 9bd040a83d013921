/** A letter that answers a question: the question quoted above the answer, as in a mail. */
export function quoteQuestion(question: string, answer: string): string {
  const quoted = question
    .trim()
    .split('\n')
    .map((line) => `> ${line}`);
  return `${quoted.join('\n')}\n\n${answer.trim()}`;
}
