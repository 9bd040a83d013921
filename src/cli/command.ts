/** One command of `antipode`, one file each. */
export type Command = {
  /** One or two words, as typed: `serve`, `import applicants`. */
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** The text that `--help` prints after the summary: usage, options, exit codes. */
  help: string;
  /** Resolves to the exit code: 0 done, 1 could not, 2 wrong use. A Refusal is printed as one line, and the code is 1. */
  run: (args: string[]) => Promise<number>;
};

/** Wrong use of a command: printed as one line that points to --help, with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
