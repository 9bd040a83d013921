import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { lockChat } from '../locks.ts';
import { scriptOf } from '../reading/chatOf.ts';
import { OPENS_EARLY } from '../rules.ts';
import { pinQuestion, close, letLead, open } from './session.ts';
import type { Led } from './session.ts';

interface Act {
  programme: number;
  actor: Actor;
  chat: number;
  session: number;
}

type Done = { ok: true } | { ok: false; reason: 'unknown' | 'early' | 'not-open' | 'over' | 'no-question' };

/** Runs an act on a session of an announced chat, while the chat is locked: one act after the other. */
const withSession = (ctx: Ctx, input: Act, act: (ctx: Ctx, led: Led) => Promise<Done>): Promise<Done> =>
  inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, input.programme, input.chat);
    const session = chat?.sessions.find(({ id }) => id === input.session);
    if (!chat || !session || chat.state === 'draft' || chat.state === 'cancelled')
      return { ok: false, reason: 'unknown' };
    if (session.state === 'closed') return { ok: false, reason: 'over' };
    return act(ctx, { programme: input.programme, actor: input.actor, chat, session });
  });

/** A host opens the room, from a quarter of an hour before its time on. Doing it again changes nothing. */
export const openRoom = (ctx: Ctx, input: Act): Promise<Done> =>
  withSession(ctx, input, async (ctx, led) => {
    const { session } = led;
    if (session.state === 'open') return { ok: true };
    if (session.starts_at.getTime() - ctx.clock.now().getTime() > OPENS_EARLY * 60_000)
      return { ok: false, reason: 'early' };
    await open(ctx, led, 'host');
    return { ok: true };
  });

/**
 * Asks a question of the script for a host: the next one or a later one. From then on hosts lead. Asking the pinned question again changes
 * nothing.
 */
export const askQuestion = (ctx: Ctx, input: Act & { question: number }): Promise<Done> =>
  withSession(ctx, input, async (ctx, led) => {
    if (led.session.state !== 'open') return { ok: false, reason: 'not-open' };
    if (led.session.question === input.question) return { ok: true };
    const script = await scriptOf(ctx, input.programme, input.chat);
    const isThere = script.some(({ number }) => number === input.question);
    if (!isThere || input.question < (led.session.question ?? 0)) return { ok: false, reason: 'no-question' };
    const session = led.session.led_by === 'host' ? led.session : await letLead(ctx, led, 'host');
    await pinQuestion(ctx, { ...led, session }, input.question);
    return { ok: true };
  });

/** A host takes the lead, or gives it to the clock. The clock asks each question when the one before has had its minutes. */
export const giveLead = (ctx: Ctx, input: Act & { to: 'host' | 'clock' }): Promise<Done> =>
  withSession(ctx, input, async (ctx, led) => {
    if (led.session.state !== 'open') return { ok: false, reason: 'not-open' };
    if (led.session.led_by !== input.to) await letLead(ctx, led, input.to);
    return { ok: true };
  });

/** A host closes the room. */
export const closeRoom = (ctx: Ctx, input: Act): Promise<Done> =>
  withSession(ctx, input, async (ctx, led) => {
    if (led.session.state !== 'open') return { ok: false, reason: 'not-open' };
    await close(ctx, led);
    return { ok: true };
  });
