import { escape } from '../../../src/web/frame/pageInFrame.tsx';
/** The rows that each query of a page answers. */
export type QueryRows = Record<string, unknown>[][];

/** A text of a row, and how the page writes it. */
interface Source {
  text: string;
  read: (all: QueryRows) => string;
}

/** Shorter texts occur in too many places by chance. */
const SHORTEST = 4;

/**
 * A page as plain string building makes it: the texts from rows, and constant pieces between them. Each text of a row that occurs in the
 * page is cut out, raw or escaped, whole or one line of it. The longest texts go first.
 */
export function templateOf(
  page: string,
  all: QueryRows,
): { fill: (all: QueryRows) => string; texts: number } {
  const places: { at: number; source: Source }[] = [];
  const taken = new Uint8Array(page.length);
  const sources = sourcesOf(all).toSorted((a, b) => b.text.length - a.text.length);
  for (const source of sources) {
    const { length } = source.text;
    for (let at = page.indexOf(source.text); at >= 0; at = page.indexOf(source.text, at + length)) {
      if (taken.subarray(at, at + length).includes(1)) continue;
      taken.fill(1, at, at + length);
      places.push({ at, source });
    }
  }
  places.sort((a, b) => a.at - b.at);
  const pieces: string[] = [];
  let from = 0;
  for (const { at, source } of places) {
    pieces.push(page.slice(from, at));
    from = at + source.text.length;
  }
  const last = page.slice(from);
  const fill = (now: QueryRows): string => {
    let text = '';
    for (let k = 0; k < pieces.length; k++) text += pieces[k]! + places[k]!.source.read(now);
    return text + last;
  };
  return { fill, texts: places.length };
}

function sourcesOf(all: QueryRows): Source[] {
  const known = new Set<string>();
  const sources: Source[] = [];
  const offer = (text: string, read: Source['read']): void => {
    if (text.length < SHORTEST || known.has(text)) return;
    known.add(text);
    sources.push({ text, read });
  };
  const visit = (value: unknown, read: (all: QueryRows) => unknown): void => {
    if (typeof value === 'string') {
      const whole = read as Source['read'];
      offer(value, whole);
      offer(escape(value), (all) => escape(whole(all)));
      const lines = value.split('\n');
      if (lines.length > 1) lines.forEach((line, k) => offer(line, (all) => whole(all).split('\n')[k]!));
    } else if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
      for (const key of Object.keys(value))
        visit((value as Record<string, unknown>)[key], (all) => (read(all) as Record<string, unknown>)[key]);
    }
  };
  all.forEach((rows, query) =>
    rows.forEach((row, k) => {
      for (const name of Object.keys(row)) visit(row[name], (all) => all[query]![k]![name]);
    }),
  );
  return sources;
}
