import { CLAIMS } from '../rooms/brought.ts';
import type { Part } from '../rooms/claim.ts';

/** The part of each table that belongs to one programme, as its room declares it. */
export const PARTS: Readonly<Record<string, Part>> = Object.fromEntries(
  Object.entries(CLAIMS).map(([table, { moves }]): [string, Part] => [table, moves]),
);
