import type { Refusal } from '../../../lib/smtpStatus.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { transition } from '../../mails/index.ts';
import { record } from '../../log/index.ts';
import { openMatter } from '../../matters/index.ts';
import { personById } from '../../people/index.ts';
import { stopAllMails } from '../../preferences/index.ts';
import { isOurTrouble } from './ourTrouble.ts';
import { BOUNCE_SCORE, STOP_AT, scoreOf } from './score.ts';

/** News of a mail that came back. */
export interface BounceNews {
  programme: number;
  person: number;
  /** The mail's row in the outbox; null when only the address is known. */
  mail: number | null;
  address: string;
  /** A complaint is a reader's "this is spam", passed on by their provider. */
  kind: 'bounce' | 'complaint';
  /** Whether the address itself is at fault, or our server. */
  refusal: Refusal;
  /** The other server's own words. */
  reply: string;
  /** The source: the server while we sent it, a report mailed back, or the provider we send through. */
  origin: 'smtp' | 'report' | 'webhook';
}

/**
 * Notes a bounce or complaint, once for each mail. An address that bounces hard, or too often within thirty days, gets no more mail. After
 * a complaint it gets no more mail of the kinds that can be stopped. False when the bounce was known already.
 */
export function noteBounce(ctx: Ctx, told: BounceNews): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const person = await personById(ctx, told.programme, told.person);
    if (!person || person.erased_at) return false;
    const ours = await isOurs(ctx, told);
    const news = ours ? { ...told, refusal: OURS } : told;
    const score = news.kind === 'complaint' ? 0 : await weight(ctx, news);
    const noted = await ctx.db
      .insertInto('bounce')
      .values({
        programme_id: news.programme,
        person_id: news.person,
        outbox_id: news.mail,
        address: news.address,
        kind: news.kind,
        hard: news.refusal.kind === 'hard',
        origin: news.origin,
        reply: news.reply.slice(0, 500),
        score,
        at: ctx.clock.now(),
      })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    if (noted.numInsertedOrUpdatedRows === 0n) return false;
    if (news.kind === 'complaint') await stopAll(ctx, news);
    else await afterBounce(ctx, news);
    // The work list already has a line about our trouble.
    if (ours) return true;
    await openMatter(ctx, {
      programme: news.programme,
      kind: news.kind === 'complaint' ? 'mail-complaint' : 'mail-bounced',
      subject: ['person', news.person],
      country: person.country,
      urgency: news.kind === 'complaint' ? 0 : 1,
      data: { mail: news.mail },
    });
    return true;
  });
}

const OURS: Refusal = { kind: 'us', why: 'unclear' };

/** A refusal during sending is judged by the sender, while the mail can still wait. */
async function isOurs(ctx: Ctx, { kind, origin, mail, ...told }: BounceNews): Promise<boolean> {
  if (kind !== 'bounce' || origin === 'smtp' || mail === null) return false;
  return isOurTrouble(ctx, { ...told, mail });
}

/**
 * A refusal that is our fault weighs nothing. Soft bounces of one day count once: a full mailbox that refuses five mails is still one full
 * mailbox.
 */
async function weight(ctx: Ctx, news: BounceNews): Promise<number> {
  if (news.refusal.kind === 'us') return 0;
  if (news.refusal.kind === 'hard') return BOUNCE_SCORE.hard;
  const today = await ctx.db
    .selectFrom('bounce')
    .select('id')
    .where('programme_id', '=', news.programme)
    .where('address', '=', news.address)
    .where('score', '>', 0)
    .where('at', '>', new Date(ctx.clock.now().getTime() - 86_400_000))
    .limit(1)
    .executeTakeFirst();
  return today ? 0 : BOUNCE_SCORE.soft;
}

async function afterBounce(ctx: Ctx, news: BounceNews): Promise<void> {
  const { programme, address } = news;
  const at = ctx.clock.now();
  if ((await scoreOf(ctx, programme, address)) >= STOP_AT)
    await ctx.db
      .insertInto('suppression')
      .values({ programme_id: programme, address, reason: news.reply.slice(0, 500), at })
      .onConflict((c) => c.columns(['programme_id', 'address']).doNothing())
      .execute();
  // The first server took the mail and a later one refused it: the outbox showed it as sent.
  if (news.mail !== null && news.origin !== 'smtp')
    await transition(ctx.db, 'comeBack', { last_error: news.reply.slice(0, 500) })
      .where('programme_id', '=', programme)
      .where('id', '=', news.mail)
      .execute();
}

async function stopAll(ctx: Ctx, { programme, person }: BounceNews): Promise<void> {
  await stopAllMails(ctx, { programme, person });
  await record(ctx, {
    programme,
    actor: { kind: 'timetable' },
    kind: 'mail-complained',
    subject: ['person', person],
  });
}
