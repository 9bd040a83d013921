import { sql } from 'kysely';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { openSession } from '../../../src/rooms/people/index.ts';

export const ROLES_ALONE = ['matcher', 'moderator', 'ambassador', 'safeguarding'] as const;
export type RoleAlone = (typeof ROLES_ALONE)[number];

/** Gives people of a programme one role each, and returns their sessions by role. */
export async function inRoles(
  ctx: Ctx,
  { programme, but }: { programme: number; but: number },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ account: number; role: string }>`
    with chosen as (
      select p.id, p.country, p.account_id, row_number() over (order by p.id) as n from person p
      where p.programme_id = ${programme} and p.account_id is not null and p.country is not null and p.erased_at is null
        and p.id <> ${but} and not exists (select from role r where r.programme_id = p.programme_id and r.person_id = p.id)
      order by p.id limit ${ROLES_ALONE.length}),
    given as (
      insert into role (programme_id, person_id, role, country, granted_at)
      select ${programme}, c.id, one.role, case when one.role = 'ambassador' then c.country end, ${ctx.clock.now()}
      from unnest(${[...ROLES_ALONE]}::text[]) with ordinality as one (role, n) join chosen c on c.n = one.n
      returning person_id, role)
    select chosen.account_id as account, given.role from given join chosen on chosen.id = given.person_id`.execute(
    ctx.db,
  );
  const opened = new Map<string, string>();
  for (const { account, role } of rows)
    opened.set(role, await openSession(ctx, { account, device: 'a bench' }));
  return opened;
}
