import { ROOMS } from '../src/rooms/brought.ts';
import type { RoomBrings } from '../src/rooms/brings.ts';

/** The room that each table belongs to. */
export const owner = new Map<string, string>(
  Object.entries<RoomBrings>(ROOMS).flatMap(([room, { claims }]) =>
    Object.keys(claims).map((table): [string, string] => [table, room]),
  ),
);

const BUILT = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*(?:'(\w+))?/g;
const VERB = String.raw`\b(?:insert\s+into|delete\s+from|update|merge\s+into|truncate(?:\s+table)?)\s+(?:only\s+)?`;
const IN_WORDS = new RegExp(String.raw`${VERB}(?:"?public"?\.)?"?([a-z_]+)\b`, 'gi');
const BY_NAME = new RegExp(String.raw`${VERB}\$\{`, 'i');
const BY_PIECES = /\b(?:(?:remove|change)ByPieces\([^,']*,|rowsWhich\()\s*'(\w+)'/g;
// Every room may take back a mail whose reason is gone (outboxTransitions.ts); other transitions write the outbox.
const TRANSITION = /\btransition\((?!\s*[\w.]+,\s*'(?:takeBack|undo)')/;

/** The tables that some code writes, by its queries; `?` where a table is named as it runs. What triggers and functions of the database write is not in it. */
export function written(text: string): Set<string> {
  const tables = [
    ...[...text.matchAll(BUILT), ...text.matchAll(BY_PIECES)].map(([, table = '?']) => table),
    // "on conflict do update set", "for update skip locked": no table of ours.
    ...[...text.matchAll(IN_WORDS)].flatMap(([, table = '']) =>
      owner.has(table.toLowerCase()) ? [table.toLowerCase()] : [],
    ),
  ];
  if (BY_NAME.test(text)) tables.push('?');
  if (TRANSITION.test(text)) tables.push('outbox');
  return new Set(tables);
}
