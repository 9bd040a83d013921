import { csvLine, plainCell } from '../../../lib/text/csv.ts';
import { blockName } from '../../../rooms/networks/index.ts';
import type { ServerLine } from '../../../rooms/networks/index.ts';

const HEADING = ['#domain', '#severity', '#reject_media', '#reject_reports', '#public_comment', '#obfuscate'];
/** The most lines of a list that are accepted at once. */
const MOST = 1000;

/** The blocked servers in the format in which Mastodon and others read and write such lists. */
export const blocksOut = (servers: readonly ServerLine[]): string =>
  [
    HEADING,
    ...servers
      .filter(({ blockedAt, host }) => blockedAt !== null && !host.includes('@'))
      .map(({ host, reason }) => [host, 'suspend', 'true', 'true', reason, 'false']),
  ]
    .map((row) => csvLine(row))
    .join('');

/** The blocked people in the same format, an address on each line. */
export const peopleOut = (servers: readonly ServerLine[]): string =>
  servers
    .filter(({ blockedAt, host }) => blockedAt !== null && host.includes('@'))
    .map(({ host }) => csvLine([host]))
    .join('');

/**
 * Servers and people, typed one on each line or in the format of such a list. Entries without a block (`noop`) are left out. `rest` holds
 * the lines after the first thousand.
 */
export function blocksIn(text: string): {
  hosts: { host: string; reason: string }[];
  wrong: string[];
  rest: string[];
} {
  const all = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^#?(?:domain|account address)\b/i.test(line));
  const hosts: { host: string; reason: string }[] = [];
  const wrong: string[] = [];
  for (const line of all.slice(0, MOST)) {
    const [name = '', severity = '', , , reason = ''] = cellsOf(line);
    const host = blockName(name);
    if (host === null) wrong.push(name);
    else if (severity !== 'noop') hosts.push({ host, reason });
  }
  return { hosts, wrong, rest: all.slice(MOST) };
}

/** A quoted cell may contain commas, and doubled quotes. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g)].map(([, quoted, plain = '']) =>
    plainCell(quoted?.replaceAll('""', '"') ?? plain.trim()),
  );
