import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { SHOWN } from './asked.ts';
import type { ShownState } from './asked.ts';

/** The states of some applications as volunteers see them, by their ids. */
export async function shownStates(
  { db }: Pick<Ctx, 'db'>,
  programme: number,
  applications: readonly number[],
): Promise<ReadonlyMap<number, ShownState>> {
  if (applications.length === 0) return new Map();
  const rows = await db
    .selectFrom('application')
    .select(['id', SHOWN.as('state')])
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(applications))
    .execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}
