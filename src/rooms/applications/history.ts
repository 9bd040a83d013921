import type { Ctx } from '../ctx.ts';

interface ApplicationEvent {
  id: number;
  at: Date;
  kind: string;
  actorKind: string;
  /** Null for what no person did; '' for somebody erased. */
  actor: string | null;
}

/** The events of one application, newest first. */
export async function historyOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  application: number,
): Promise<ApplicationEvent[]> {
  const rows = await ctx.db
    .selectFrom('event')
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'event.programme_id')
        .onRef('person.id', '=', 'event.actor_id')
        .on('event.actor_kind', '=', 'person'),
    )
    .select(['event.id', 'event.at', 'event.kind', 'event.actor_kind as actorKind', 'person.name as actor'])
    .where('event.programme_id', '=', programme)
    .where('event.subject_kind', '=', 'application')
    .where('event.subject_id', '=', application)
    .orderBy('event.id', 'desc')
    .execute();
  return rows;
}
