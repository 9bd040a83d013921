import { sql } from 'kysely';
import type { KeyPart } from '../../db/byKey.ts';

/**
 * The orders of the list of partnerships, each with an index: by introduction, by where they stand, by how much was written, and by last
 * contact.
 */
export const PARTNERSHIP_SORTS = ['introduced', 'state', 'letters', 'contact'] as const;

export interface PartnershipSort {
  by: (typeof PARTNERSHIP_SORTS)[number];
  way: 'rising' | 'falling';
}

export const NEWEST_FIRST: PartnershipSort = { by: 'introduced', way: 'falling' };

const NUMBER: KeyPart = { number: sql`p.id` };

const KEYS: Record<PartnershipSort['by'], (programme: number) => readonly KeyPart[]> = {
  introduced: () => [NUMBER],
  state: (programme) => [
    {
      text: sql`p.state`,
      ofRow: (id) => sql`(select state from partnership where programme_id = ${programme} and id = ${id})`,
    },
    NUMBER,
  ],
  letters: () => [{ number: sql`p.letters` }, NUMBER],
  // Partnerships without any contact come first, or last.
  contact: () => [{ time: sql`coalesce(p.contact_at, timestamptz 'epoch')` }, NUMBER],
};

/** The key of an order of partnerships `p`. */
export const partnershipKey = (programme: number, by: PartnershipSort['by']): readonly KeyPart[] =>
  KEYS[by](programme);
