import type { PairReason } from '#matching';
import { anyOf } from '../../db/anyOf.ts';
import { json } from '../../db/json.ts';
import type { Far } from '../../db/schema.ts';
import type { Purges } from '../brings.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { nextOf } from '../pieces.ts';
import { whenDue } from '../programmes/index.ts';

/** Applications, partnerships or proposals of one piece. Each is deleted with all its answers, letters or mails. */
const AT_ONCE = 100;

/**
 * Deletes a round's personal data on the promised date, as each room's claims say. Pairs stay, since nobody is paired twice. The people
 * themselves, their exclusions and counts stay, too. A large round is purged in pieces, room by room.
 */
export async function purgeRounds(ctx: Ctx): Promise<void> {
  await whenDue(ctx, 'purges', purgeSome);
}

async function purgeSome(
  ctx: Ctx,
  { programme, round, far }: { programme: number; round: number; far: Far },
): Promise<Far | null> {
  // Finished rooms are noted by name: a new version may start between two pieces, with more rooms, fewer, or in another order. Version
  // 0.2.0 noted none; its rooms are asked once more, which does no harm.
  const { purges } = ctx.brought;
  const done = new Set(far.done);
  const rooms = Object.keys(purges).filter((room) => !done.has(room) && room !== far.part);
  if (far.part && purges[far.part]) rooms.unshift(far.part);
  let [count, left] = [far.count ?? 0, AT_ONCE];
  for (const part of rooms) {
    const after = part === far.part ? far.after : 0;
    const gone = await purges[part]!(ctx, { programme, round, after, atMost: left });
    count += gone.answers ?? 0;
    if (gone.things >= left) return { part, after: gone.last, count, done: [...done] };
    left -= gone.things;
    done.add(part);
  }
  await record(ctx, {
    programme,
    actor: { kind: 'timetable' },
    kind: 'round-data-removed',
    subject: ['round', round],
    round,
    data: { count },
  });
  return null;
}

/**
 * Deletes from partnerships: reasons, drafts, the words of letters and of concerns that were dealt with, and reasons for leaving. Also who
 * asked after a silent partner, what was said about talking, reminders, and agreements. Also who showed an address or would like to stay in
 * touch.
 */
export const purgePartnerships: Purges = async (ctx, of) => {
  const { ids, purged } = await nextOf(ctx, 'partnership', of);
  if (ids.length > 0) await forgetWords(ctx, of.programme, ids);
  return purged;
};

async function forgetWords(ctx: Ctx, programme: number, partnerships: number[]): Promise<void> {
  const own = anyOf(partnerships);
  await ctx.db
    .updateTable('partnership')
    .set({ reasons: json<PairReason[]>([]) })
    .where('programme_id', '=', programme)
    .where('id', '=', own)
    .execute();
  await ctx.db
    .deleteFrom('letter_picture')
    .where('programme_id', '=', programme)
    .where('letter_id', 'in', (eb) =>
      eb
        .selectFrom('letter')
        .select('id')
        .where('programme_id', '=', programme)
        .where('partnership_id', '=', own),
    )
    .execute();
  await ctx.db
    .deleteFrom('letter')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own)
    .where('drafted_at', 'is not', null)
    .execute();
  await ctx.db
    .updateTable('letter')
    .set({ body: '', whole: null, gone_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own)
    .execute();
  await ctx.db
    .deleteFrom('silence')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own)
    .execute();
  await ctx.db
    .deleteFrom('contact_report')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own)
    .execute();
  await ctx.db
    .deleteFrom('turn_reminder')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own)
    .execute();
  await ctx.db
    .deleteFrom('agreement')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own)
    .execute();
  await ctx.db
    .updateTable('membership')
    .set({ left_reason: null, shows_address_at: null, stays_in_touch_at: null, touch_due_at: null })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own)
    .execute();
}
