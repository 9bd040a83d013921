import { CLAIMS } from '../rooms/brought.ts';
import type { Part } from '../rooms/claim.ts';

/** What of each table goes with one programme, as the room says that writes it. */
export const PARTS: Readonly<Record<string, Part>> = Object.fromEntries(
  Object.entries(CLAIMS).map(([table, { moves }]): [string, Part] => [table, moves]),
);
