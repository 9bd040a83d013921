import { ROOMS } from '../src/rooms/brought.ts';
import type { RoomBrings } from '../src/rooms/brings.ts';

/** The room that each table belongs to. */
export const owner = new Map<string, string>(
  Object.entries<RoomBrings>(ROOMS).flatMap(([room, { claims }]) =>
    Object.keys(claims).map((table): [string, string] => [table, room]),
  ),
);

const BUILT = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*(?:'(\w+))?/g;
const IN_WORDS = /\b(?:insert into|delete from|update|merge into|truncate)\s+(?:only\s+)?([a-z_]+)\b/g;
const BY_NAME = /\b(?:insert into|delete from|update|merge into|truncate)\s+\$\{/;
const BY_PIECES = /\b(?:(?:remove|change)ByPieces\(\s*\w+,|rowsWhich\()\s*'(\w+)'/g;
// Every verb may take back a mail whose reason is gone (outboxTransitions.ts); the other ways of a mail are of the outbox.
const TRANSITION = /\btransition\((?!\s*[\w.]+,\s*'(?:takeBack|undo)')/;

/** The tables that some code writes, by its queries; `?` where a table is named as it runs. */
export function written(text: string): Set<string> {
  const tables = [
    ...[...text.matchAll(BUILT), ...text.matchAll(BY_PIECES)].map(([, table = '?']) => table),
    // "on conflict do update set", "for update skip locked": no table of ours.
    ...[...text.matchAll(IN_WORDS)].flatMap(([, table = '']) => (owner.has(table) ? [table] : [])),
  ];
  if (BY_NAME.test(text)) tables.push('?');
  if (TRANSITION.test(text)) tables.push('outbox');
  return new Set(tables);
}
