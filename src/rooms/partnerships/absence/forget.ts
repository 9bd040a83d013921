import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { removeByPieces } from '../../pieces.ts';
import { ABSENCE_KEPT_DAYS } from '../rules.ts';

/**
 * Deletes absences that have been over for a month, unless a turn still leaves out their days. A turn does so in a partnership that goes
 * on, until each of its members has written since, or one of them said that they talked.
 */
export async function forgetAbsences(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - ABSENCE_KEPT_DAYS * 86_400_000);
  const over = sql`least(absence.back_at, absence.ended_at)`;
  await removeByPieces(
    ctx,
    'absence',
    sql`${over} < ${before} and not exists (
      select from membership own
      join partnership p on p.programme_id = own.programme_id and p.id = own.partnership_id and p.state <> 'ended'
      join membership m on m.programme_id = p.programme_id and m.partnership_id = p.id and m.left_at is null
      where own.programme_id = absence.programme_id and own.person_id = absence.person_id and own.left_at is null
        and own.joined_at < ${over}
        and not exists (
          select from letter l where l.programme_id = m.programme_id and l.partnership_id = m.partnership_id
            and l.author_id = m.person_id and l.held_at is null and l.written_at >= ${over})
        and not exists (
          select from contact_report r where r.programme_id = p.programme_id and r.partnership_id = p.id
            and r.answer = 'talked' and r.answered_at >= ${over}))`,
  );
}
