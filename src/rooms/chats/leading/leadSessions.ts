import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { lockChat } from '../locks.ts';
import { hostsOf, scriptOf } from '../reading/chatOf.ts';
import { OVERTIME, endOf, isHere, nextQuestionAt } from '../rules.ts';
import { askNextHost } from './askNextHost.ts';
import { pinQuestion, close, letLead, lookAgain, open } from './session.ts';
import type { Led } from './session.ts';

/** When the next session is to be looked at; null while none is planned. */
export async function nextToLead(ctx: Pick<Ctx, 'db'>): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(look_at) as at from chat_session`.execute(
    ctx.db,
  );
  return rows[0]?.at ?? null;
}

/**
 * Opens rooms at their time, asks the questions of sessions that the clock leads, and closes rooms. A session is led by the clock when its
 * host has not come, or is gone. A timer beside the pages (boot/leadOnTime) calls it, and behind it the timetable. Doing it again, or in
 * two processes, changes nothing.
 */
export async function leadSessions(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; chat: number; session: number }>`
    select programme_id as programme, chat_id as chat, id as session from chat_session
    where look_at <= ${ctx.clock.now()} order by look_at limit 200`.execute(ctx.db);
  for (const due of whileTime(ctx, rows)) await inTransaction(ctx, (ctx) => lookAt(ctx, due));
}

async function lookAt(ctx: Ctx, due: { programme: number; chat: number; session: number }): Promise<void> {
  const { programme } = due;
  const now = ctx.clock.now();
  const chat = await lockChat(ctx, programme, due.chat);
  const session = chat?.sessions.find(({ id }) => id === due.session);
  // Another process was faster.
  if (!chat || !session?.look_at || session.look_at > now) return;
  const led: Led = { programme, actor: { kind: 'timetable' }, chat, session };
  const hosts = (await hostsOf(ctx, programme, chat.id)).filter((host) => host.session === session.id);
  const isLed = hosts.some((host) => isHere(host, now));
  const end = endOf(session);
  if (session.state === 'planned') {
    if (now < session.starts_at) {
      await askNextHost(ctx, led);
      return lookAgain(ctx, led);
    }
    // The program stood still for the whole hour, so nobody could come.
    if (now >= end) return close(ctx, led);
    const opened = await open(ctx, led, isLed ? 'host' : 'clock');
    return lookAgain(ctx, { ...led, session: opened });
  }
  const last = session.led_by === 'clock' ? end : new Date(end.getTime() + OVERTIME * 60_000);
  if (now >= last) return close(ctx, led);
  const next = nextQuestionAt(session, await scriptOf(ctx, programme, chat.id));
  const isDue = next !== null && next.at <= now;
  if (!isDue) return lookAgain(ctx, led);
  if (session.led_by === 'host' && isLed) return lookAgain(ctx, led);
  const leading = session.led_by === 'clock' ? session : await letLead(ctx, led, 'clock');
  await pinQuestion(ctx, { ...led, session: leading }, next.number);
}
