import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { byKey } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { IN_NAME_ORDER, isFound } from '../found.ts';
import type { Role } from './roles.ts';
import type { Volunteer } from './volunteers.ts';

export interface VolunteerFilter {
  role?: Role | undefined;
  /** Read by `isFound`. */
  search?: string | undefined;
}

/** The orders of the list of volunteers: by name, by role, by when the role was given. */
export const VOLUNTEER_SORTS = ['name', 'role', 'since'] as const;

const VOLUNTEERS_PER_PAGE = 100;
const NUMBER: KeyPart = { number: sql`role.id` };

function keyOf(programme: number, by: (typeof VOLUNTEER_SORTS)[number]): readonly KeyPart[] {
  if (by === 'since') return [{ time: sql`role.granted_at` }, NUMBER];
  const text = by === 'role' ? sql`role.role` : IN_NAME_ORDER;
  const ofRow = (grant: RawBuilder<unknown>) => sql`(select ${text} from role
    join person on person.programme_id = role.programme_id and person.id = role.person_id
    where role.programme_id = ${programme} and role.id = ${grant})`;
  return [{ text, ofRow }, NUMBER];
}

/** The present roles that a filter leaves, one row each, in an order. A page from `place` on, and their number. */
export async function listVolunteers(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  {
    sorted = { by: 'name', way: 'rising' },
    size = VOLUNTEERS_PER_PAGE,
    place,
    ...filter
  }: VolunteerFilter & {
    sorted?: { by: (typeof VOLUNTEER_SORTS)[number]; way: 'rising' | 'falling' };
    size?: number;
    place?: Place | undefined;
  } = {},
): Promise<Cut<Volunteer> & { count: number }> {
  const page = byKey(keyOf(programme, sorted.by), sorted.way, size, place);
  const from = wanted(programme, filter);
  const { rows } = await sql<Volunteer & { key: string; count: number }>`
    select role.id as grant, person.id as person, person.name, person.address, role.role, role.country, role.granted_at as since,
      ${page.key} as key, (select count(*)::int from ${from}) as count
    from ${from} and ${page.from} order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  return { ...page.cut(rows), count: rows[0]?.count ?? 0 };
}

/** The numbers of the roles that a filter leaves, at most `most`. */
export async function volunteersFound(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  filter: VolunteerFilter,
  most: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select role.id from ${wanted(programme, filter)} order by role.id limit ${most}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Roles are given by mail, so somebody without an address has none. */
const wanted = (programme: number, { role, search }: VolunteerFilter) => sql`role
  join person on person.programme_id = role.programme_id and person.id = role.person_id
  where role.programme_id = ${programme} and role.ended_at is null and person.address is not null
    ${role ? sql`and role.role = ${role}` : sql``}
    ${search ? sql`and ${isFound(programme, search, true)}` : sql``}`;
