import { sql } from 'kysely';
import { instantToWall, wallToInstant } from '../../../lib/time/time.ts';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { chatById } from '../reading/chatOf.ts';
import type { Chat, Session } from '../reading/chatOf.ts';
import { zonesOf } from './hearers.ts';
import { tellOfShifts } from './tellOfShifts.ts';

/**
 * Duty: notes how the clocks of everybody who was told of a coming session show it, once for each edition of the world's time zone rules.
 * If a rule has changed, the session keeps its hour on the clocks of its place. Its instant is corrected, its sequence number rises, and
 * everybody whose time moved is told.
 */
export async function watchHours(ctx: Ctx, rules: string = process.versions['tz'] ?? ''): Promise<void> {
  const { rows } = await sql<Due>`
    select s.programme_id as programme, s.chat_id as chat, s.id as session from chat_session s
    join chat c on c.programme_id = s.programme_id and c.id = s.chat_id
    where c.state = 'announced' and c.told_sequence is not null and c.rehearses_id is null and s.state = 'planned' and s.starts_at > ${ctx.clock.now()}
      and s.clocks_as is distinct from ${rules} || '/' || s.wall order by 1, 2, 3`.execute(ctx.db);
  const known = { programme: 0, zones: [] as string[] };
  for (const due of whileTime(ctx, rows)) {
    const { programme } = due;
    if (known.programme !== programme)
      Object.assign(known, { programme, zones: await zonesOf(ctx, programme) });
    await inTransaction(ctx, (ctx) => compareHours(ctx, due, { rules, zones: known.zones }));
  }
  await tellOfShifts(ctx);
}

interface Due {
  programme: number;
  chat: number;
  session: number;
}

async function compareHours(
  ctx: Ctx,
  { programme, chat: id, session: own }: Due,
  { rules, zones }: { rules: string; zones: readonly string[] },
): Promise<void> {
  await sql`select from chat where programme_id = ${programme} and id = ${id} for update`.execute(ctx.db);
  const chat = await chatById(ctx, programme, id);
  const session = chat?.sessions.find((one) => one.id === own);
  if (chat?.state !== 'announced' || session?.state !== 'planned') return;
  const at = wallToInstant(session.wall, session.zone);
  const noted = await notedOf(ctx, programme, own);
  const shownIn = (zone: string): string => `${session.wall} ${instantToWall(at, zone)}`;
  // Skip a zone that was noted for another wall time: the session was moved, and people are told of that elsewhere.
  const moved = zones.filter((zone) => {
    const shown = noted.get(zone);
    return shown?.startsWith(`${session.wall} `) && shown !== shownIn(zone);
  });
  const isMended = at.getTime() !== session.starts_at.getTime();
  if (isMended || moved.length > 0) {
    const sequence = chat.sequence + 1;
    await mend(ctx, { programme, chat, session, at, sequence });
    if (moved.length > 0) await noteShift(ctx, { programme, session, sequence, moved });
  }
  await sql`
    insert into chat_clock (programme_id, session_id, zone, shown)
    select ${programme}, ${own}, zone, shown from unnest(${[...zones]}::text[], ${zones.map(shownIn)}::text[]) as one (zone, shown)
    on conflict (programme_id, session_id, zone) do update set shown = excluded.shown`.execute(ctx.db);
  await ctx.db
    .updateTable('chat_session')
    .set({ clocks_as: `${rules}/${session.wall}` })
    .where('programme_id', '=', programme)
    .where('id', '=', own)
    .execute();
}

/** How the clocks of each zone showed a session when that was last noted. */
async function notedOf(ctx: Ctx, programme: number, session: number): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('chat_clock')
    .select(['zone', 'shown'])
    .where('programme_id', '=', programme)
    .where('session_id', '=', session)
    .execute();
  return new Map(rows.map(({ zone, shown }) => [zone, shown]));
}

/** Sets the stored instant to the one that the hour has by the present rules; whatever waits for the session moves along. */
async function mend(
  ctx: Ctx,
  of: { programme: number; chat: Chat; session: Session; at: Date; sequence: number },
): Promise<void> {
  const { programme, chat, session, at, sequence } = of;
  const later = at.getTime() - session.starts_at.getTime();
  await ctx.db
    .updateTable('chat_session')
    .set({
      starts_at: at,
      look_at: session.look_at && new Date(session.look_at.getTime() + later),
    })
    .where('programme_id', '=', programme)
    .where('id', '=', session.id)
    .execute();
  await ctx.db
    .updateTable('chat')
    // When everybody knows the hours already, only this shift is told.
    .set({ sequence, ...(chat.told_sequence === chat.sequence ? { told_sequence: sequence } : {}) })
    .where('programme_id', '=', programme)
    .where('id', '=', chat.id)
    .execute();
}

/**
 * Notes the zones whose time moved, so that their people are told afterwards, together with those who were not yet told of an earlier
 * shift.
 */
async function noteShift(
  ctx: Ctx,
  of: { programme: number; session: Session; sequence: number; moved: readonly string[] },
): Promise<void> {
  const { programme, session, sequence, moved } = of;
  await ctx.db
    .updateTable('chat_session')
    .set({
      shifted_zones: [...new Set([...moved, ...(session.shifted_zones ?? [])])],
      shifted_sequence: sequence,
      shifted_after: null,
    })
    .where('programme_id', '=', programme)
    .where('id', '=', session.id)
    .execute();
}
