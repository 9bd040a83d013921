import { ROOMS } from '../src/rooms/brought.ts';
import type { RoomBrings } from '../src/rooms/brings.ts';

/** The room that each table belongs to. */
export const owner = new Map<string, string>(
  Object.entries<RoomBrings>(ROOMS).flatMap(([room, { claims }]) =>
    Object.keys(claims).map((table): [string, string] => [table, room]),
  ),
);

const BUILT = /\b(?:insertInto|updateTable|deleteFrom|mergeInto)(?:'\])?(?:<[^>]*>)?\(\s*(?:'(\w+))?/g;
const VERB = String.raw`\b(?:insert\s+into|delete\s+from|update|merge\s+into|truncate(?:\s+table)?)\s+(?:only\s+)?`;
const IN_WORDS = new RegExp(String.raw`${VERB}(?:"?public"?\.)?"?([a-z_]+)\b`, 'gi');
const BY_NAME = new RegExp(String.raw`${VERB}(?:"?public"?\.)?\$\{`, 'i');
// The verbs of `pieces.ts`, and the table if it stands as a word where they expect it.
const BY_PIECES = /\b(?:(?:remove|change)ByPieces\(|rowsWhich\()(?:\s*(?:\w+|\{[^}]*\}),)?(?:\s*'(\w+)')?/g;
const ROWS_BY_NAME = /\bclearByPieces\([^;]*\btable\b/;
// The verb of the room `mails` that changes the state of mails which its caller names.
const TRANSITION = /\btransition\(/;

/**
 * The tables that some code writes by its queries; `?` for a table whose name is known only at run time. Writes by triggers and functions
 * of the database are not included.
 */
export function written(text: string): Set<string> {
  const tables = [
    ...[...text.matchAll(BUILT), ...text.matchAll(BY_PIECES)].map(([, table = '?']) => table),
    // Skips matches that are no table of ours, as in "on conflict do update set" and "for update skip locked".
    ...[...text.matchAll(IN_WORDS)].flatMap(([, table = '']) =>
      owner.has(table.toLowerCase()) ? [table.toLowerCase()] : [],
    ),
  ];
  if (BY_NAME.test(text) || ROWS_BY_NAME.test(text)) tables.push('?');
  return new Set(tables);
}

/** Whether some code changes the state of mails by the verb for that. */
export const changesMails = (text: string): boolean => TRANSITION.test(text);
