import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import type { Round } from '../../programmes/index.ts';
import { SHOWN } from './asked.ts';
import type { ShownState } from './asked.ts';

/** An application as volunteers see it, with the number and label of its round. */
export interface ShownApplication extends Pick<Round, 'number' | 'label'> {
  id: number;
  state: ShownState;
}

/** Some applications with their states as volunteers see them, by id. */
export async function shownApplications(
  { db }: Pick<Ctx, 'db'>,
  programme: number,
  applications: readonly number[],
): Promise<ReadonlyMap<number, ShownApplication>> {
  const rows = await db
    .selectFrom('application')
    .innerJoin('round', (join) =>
      join
        .onRef('round.programme_id', '=', 'application.programme_id')
        .onRef('round.id', '=', 'application.round_id'),
    )
    .select(['application.id', SHOWN.as('state'), 'round.number', 'round.label'])
    .where('application.programme_id', '=', programme)
    .where('application.id', '=', anyOf(applications))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
