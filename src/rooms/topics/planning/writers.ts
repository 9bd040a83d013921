import type { Ctx } from '../../ctx.ts';

/** The volunteers who may write topics. */
export const writersIn = (db: Ctx['db'], programme: number) =>
  db
    .selectFrom('role')
    .innerJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 'role.programme_id').onRef('person.id', '=', 'role.person_id'),
    )
    .where('role.programme_id', '=', programme)
    .where('role.ended_at', 'is', null)
    .where('role.role', 'in', ['director', 'content_editor'])
    .where('person.erased_at', 'is', null);

export function topicWriters(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
): Promise<{ id: number; name: string }[]> {
  return writersIn(ctx.db, programme)
    .select(['person.id', 'person.name'])
    .distinct()
    .orderBy('person.id')
    .execute();
}
