import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file on a page: shown in full, as lines to add to an existing file, or as texts to add. */
interface Step {
  file: string;
  form: string;
  text: string;
}

/** Every block of a Markdown page below the name of a file: "**`path`**", then a fence. */
export const stepsOf = (page: string): Step[] =>
  [...page.matchAll(/^\*\*`([^`]+)`\*\*\n```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, file = '', form = '', text = '']) => ({ file, form, text }),
  );

export function putInto(folder: string, { file, form, text }: Step): void {
  const path = join(folder, file);
  const before = form === 'diff' || form === 'json' ? readFileSync(path, 'utf8') : '';
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    form === 'diff' ? patched(before, text) : form === 'json' ? merged(before, text) : text,
  );
}

const whole = (lines: readonly string[]): string => lines.map((line) => `${line.slice(1)}\n`).join('');

/** Adds the lines with a plus next to the lines around them, which must occur in the file exactly once. "@@" separates places. */
export function patched(before: string, diff: string): string {
  let after = before;
  for (const hunk of diff.split(/^@@\n/m)) {
    const lines = hunk.split('\n').filter((line) => line.startsWith('+') || line.startsWith(' '));
    const old = whole(lines.filter((line) => line.startsWith(' ')).filter((line) => line.trim() !== ''));
    if (after.split(old).length !== 2) throw new Error(`not once in the file:\n${old}`);
    after = after.replace(old, () => whole(lines.filter((line) => line.trim() !== '')));
  }
  return after;
}

function merged(before: string, more: string): string {
  const all = { ...(JSON.parse(before) as object), ...(JSON.parse(more) as object) };
  const sorted = Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}
