import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { closeMattersAbout } from '../../matters/index.ts';

/** Takes suggestions off the work list that went with one of their two people. */
export const closeGone = (ctx: Pick<Ctx, 'db' | 'clock'>, programme: number): Promise<void> =>
  closeMattersAbout(ctx, {
    programme,
    kind: 'duplicate-found',
    subject: 'duplicate',
    ids: sql`(
      select subject_id from matter open
      where open.programme_id = ${programme} and open.kind = 'duplicate-found' and open.closed_at is null
        and not exists (select from duplicate d where d.programme_id = open.programme_id and d.id = open.subject_id))`,
  });
