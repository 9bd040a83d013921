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
  /** Of an ambassador; null for everyone else. */
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
