import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { lockBoth } from './mergePeople.ts';
import { undoMerge } from './undoMerge.ts';

/** Locks the writers who were merged into a person by an address change, or by a later one. Returns the merges. */
export async function lockWriters(
  ctx: Ctx,
  { programme, change }: { programme: number; change: number },
): Promise<number[]> {
  const { rows } = await sql<{ merge: number; kept: number; gone: number }>`
    select m.id as merge, m.kept_id as kept, m.gone_id as gone from address_change first
    join address_change c on c.programme_id = first.programme_id and c.person_id = first.person_id and c.id >= first.id
    join person_merge m on m.programme_id = c.programme_id and m.kept_id = c.person_id and m.gone_address = c.address and m.at = c.done_at
    where first.programme_id = ${programme} and first.id = ${change} order by m.id`.execute(ctx.db);
  for (const { kept, gone } of rows) await lockBoth(ctx, { programme, kept, gone, isBack: true });
  return rows.map(({ merge }) => merge);
}

/**
 * Separates writers who only wrote from an address, with what they wrote, when the person loses that address again. They stay merged when
 * the address is somebody else’s by now. Sends no mail: the mail about the address change tells of it.
 */
export async function partWriters(
  ctx: Ctx,
  { programme, kept, joined }: { programme: number; kept: number; joined: readonly number[] },
): Promise<void> {
  const actor = { kind: 'person', id: kept } as const;
  for (const merge of joined) await undoMerge(ctx, { programme, actor, merge });
}
