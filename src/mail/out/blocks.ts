import type { Block } from './define.ts';

const HREF = /^(?:https?:\/\/\S+|%%(?:link|reply):[^%\s<>"]*%%)$/;

/** The blocks of a mail that a volunteer wrote or edited as plain text. The marks are those that render.tsx writes. */
export function blocksOf(text: string): Block[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n+/)
    .map((part) => part.replace(/^\n+/, '').trimEnd())
    .filter((part) => part !== '')
    .flatMap(blockOf);
}

function blockOf(part: string): Block[] {
  const lines = part.split('\n');
  const last = lines.at(-1)!.trim();
  if (HREF.test(last)) {
    const label = joined(lines.slice(0, -1)).replace(/\s?:$/, '').trimEnd();
    return [{ link: label || last, href: last }];
  }
  if (lines.length === 2 && /^-{2,}$/.test(last)) return [{ heading: lines[0]!.trim() }];
  if (lines.every((line) => /^>( |$)/.test(line)))
    return [{ quote: lines.map((line) => line.slice(2)).join('\n') }];
  const bullets = items(lines, /^[*-] +/);
  if (bullets) return [{ list: bullets }];
  const numbered = items(lines, /^\d+\. +/);
  if (numbered) return [{ list: numbered, ordered: true }];
  const [before, ...addresses] = apart(lines);
  return [{ p: joined(before ?? []) }, ...addresses.map((href) => ({ link: href[0]!, href: href[0]! }))];
}

/** The items of a list, each with the mark at its beginning and further lines indented; null when the lines are no list. */
function items(lines: readonly string[], mark: RegExp): string[] | null {
  const found: string[] = [];
  for (const line of lines) {
    if (mark.test(line)) found.push(line.replace(mark, '').trim());
    else if (/^\s+\S/.test(line) && found.length > 0) found.push(`${found.pop()!} ${line.trim()}`);
    else return null;
  }
  return found;
}

const isHref = (line: string): boolean => HREF.test(line.trim());

/** The words of a paragraph, then the addresses that stand on lines of their own, so that text and HTML hold the same links. */
function apart(lines: readonly string[]): string[][] {
  return [lines.filter((line) => !isHref(line)), ...lines.filter(isHref).map((line) => [line.trim()])];
}

/** Joins lines that were broken only to fit. A short line stays apart, as its writer ended it there. */
function joined(lines: readonly string[]): string {
  let text = '';
  let before = 0;
  for (const line of lines.map((one) => one.trim())) {
    if (text === '') text = line;
    else text += (before >= 60 ? ' ' : '\n') + line;
    before = [...line].length;
  }
  return text;
}

/** The text above the foot; the foot is written anew. */
export function withoutFoot(text: string): string {
  const at = text.lastIndexOf('\n-- \n');
  const trimmed = at < 0 ? text.lastIndexOf('\n--\n') : at;
  return trimmed < 0 ? text : text.slice(0, trimmed);
}
