import type { Ctx } from '../../ctx.ts';
import type { Role } from './roles.ts';

export interface Volunteer {
  grant: number;
  person: number;
  name: string;
  address: string;
  role: Role;
  country: string | null;
  since: Date;
}

/** Everybody who has a role now, by name. */
export async function volunteersOf(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Volunteer[]> {
  const rows = await ctx.db
    .selectFrom('role')
    .innerJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 'role.programme_id').onRef('person.id', '=', 'role.person_id'),
    )
    .select([
      'role.id as grant',
      'person.id as person',
      'name',
      'address',
      'role',
      'role.country',
      'granted_at',
    ])
    .where('role.programme_id', '=', programme)
    .where('ended_at', 'is', null)
    // Roles are given by mail, so somebody without an address has none.
    .where('address', 'is not', null)
    .$narrowType<{ address: string }>()
    .orderBy('name')
    .orderBy('role.id')
    .execute();
  return rows.map((row) => ({
    grant: row.grant,
    person: row.person,
    name: row.name,
    address: row.address,
    role: row.role as Role,
    country: row.country,
    since: row.granted_at,
  }));
}
