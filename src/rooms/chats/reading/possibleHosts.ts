import type { Ctx } from '../../ctx.ts';

/** The volunteers who may host a chat, by name. */
export async function possibleHosts(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
): Promise<{ id: number; name: string }[]> {
  return ctx.db
    .selectFrom('role')
    .innerJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 'role.programme_id').onRef('person.id', '=', 'role.person_id'),
    )
    .select(['person.id', 'person.name'])
    .distinct()
    .where('role.programme_id', '=', programme)
    .where('role.ended_at', 'is', null)
    .where('role.role', 'in', ['chat_host', 'director', 'moderator'])
    .where('person.erased_at', 'is', null)
    .orderBy('person.name')
    .execute();
}
