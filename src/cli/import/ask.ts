import { createInterface } from 'node:readline/promises';

/** Asks for a yes at the terminal; any other answer, and the end of input, is a no. */
export async function askYes(
  question: string,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<boolean> {
  const terminal = createInterface({ input, output });
  const closed = new Promise<string>((done) => terminal.once('close', () => done('')));
  try {
    const answer = await Promise.race([terminal.question(`${question} [yes/no] `), closed]);
    return /^\s*y(?:es)?\s*$/i.test(answer);
  } finally {
    terminal.close();
  }
}
