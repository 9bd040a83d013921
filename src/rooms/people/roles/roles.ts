import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

export const ROLES = [
  'director',
  'matcher',
  'content_editor',
  'moderator',
  'chat_host',
  'ambassador',
  'safeguarding',
] as const;
export type Role = (typeof ROLES)[number];

export interface Grant {
  id: number;
  role: Role;
  /** The country of an ambassador; null for everyone else. */
  country: string | null;
}

/** The roles a person holds now. */
export async function rolesOf(ctx: Pick<Ctx, 'db'>, programme: number, person: number): Promise<Grant[]> {
  const rows = await ctx.db
    .selectFrom('role')
    .select(['id', 'role', 'country'])
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows as Grant[];
}

/** The roles that the person of a row `person` holds now. */
export const HELD_ROLES = sql<Omit<Grant, 'id'>[]>`(
  select coalesce(json_agg(json_build_object('role', held.role, 'country', held.country) order by held.id), '[]') from role held
  where held.programme_id = person.programme_id and held.person_id = person.id and held.ended_at is null)`;
