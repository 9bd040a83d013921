/** One line of a received calendar: its name in capitals, its value as written. */
export interface Property {
  name: string;
  parameters: Readonly<Record<string, string>>;
  value: string;
}

/** Limits of what is read: far above any answer to an invitation, and low enough to cost no time. */
const MOST_CHARACTERS = 200_000;
const MOST_LINES = 4000;
const LONGEST_LINE = 20_000;

/** A parameter: its name, then a value in quotes or without. */
const PARAMETER = /;([A-Za-z0-9-]{1,60})=("[^"]*"|[^;:",]*)(?:,(?:"[^"]*"|[^;:",]*))*/y;

const NAME = /[A-Za-z0-9-]{1,60}/y;

/** The lines of a calendar; null when it is larger than any answer. Lines that are no property are left out. */
export function readProperties(text: string): Property[] | null {
  if (text.length > MOST_CHARACTERS) return null;
  const lines = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]/g, '')
    .split('\n');
  if (lines.length > MOST_LINES) return null;
  return lines.flatMap((line) => (line.length > LONGEST_LINE ? [] : (readProperty(line) ?? [])));
}

function readProperty(line: string): Property | null {
  NAME.lastIndex = 0;
  const name = NAME.exec(line)?.[0];
  if (name === undefined) return null;
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
  let at = name.length;
  while (line[at] === ';') {
    PARAMETER.lastIndex = at;
    const found = PARAMETER.exec(line);
    if (!found) return null;
    parameters[found[1]!.toUpperCase()] ??= plain(found[2]!);
    at = PARAMETER.lastIndex;
  }
  return line[at] === ':' ? { name: name.toUpperCase(), parameters, value: line.slice(at + 1) } : null;
}

/** A parameter's value without its quotes (RFC 6868). */
const plain = (value: string): string =>
  value
    .replaceAll(/^"|"$/g, '')
    .replaceAll(/\^(['n^])/g, (_, mark: string) => ({ "'": '"', n: '\n', '^': '^' })[mark]!);

/** A text value without its escapes. */
export const plainText = (value: string): string =>
  value.replaceAll(/\\([\\;,Nn])/g, (_, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark));
