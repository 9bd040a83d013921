import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { openMatter } from '../../matters/index.ts';
import { lockPartnership } from '../members.ts';
import { partnershipOf } from '../queries.ts';
import { QUIET_DAYS } from '../rules.ts';
import { lookedById } from '../turn/lookAfter.ts';
import { turnsOf } from '../turn/turnsOf.ts';
import { answerBy, silencesOf, whyNotAsk } from './queries.ts';
import type { Silence } from './queries.ts';

export type AskRefusal = 'unknown' | 'ended' | 'away' | 'asked' | 'early';

/**
 * Asks after partners who have not written for ten days. Each gets a kind mail. The person who asks gets a mail saying what happens when.
 * The coordinators get a matter on the work list. Leaves out partners who are away, or were asked after within ten days. `closeSilences`
 * does the rest.
 */
export async function askAfter(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number },
): Promise<{ ok: true; about: number[]; dueAt: Date } | { ok: false; reason: AskRefusal }> {
  const { programme, person, partnership } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPartnership(ctx, programme, partnership);
    const own = found && (await partnershipOf(ctx, programme, person, partnership));
    if (!own) return { ok: false, reason: 'unknown' };
    const now = ctx.clock.now();
    const all = await silencesOf(ctx, programme, own);
    const about = all.filter((silence) => whyNotAsk(silence, now) === null).map(({ partner }) => partner);
    if (about.length === 0) return { ok: false, reason: refusal(all, now) };
    const dueAt = answerBy(now);
    await noteReminders(ctx, { programme, partnership, about });
    for (const one of about) await askAfterOne(ctx, { ...input, round: own.round, about: one, dueAt });
    await openMatter(ctx, {
      programme,
      kind: 'partner-silent',
      subject: ['partnership', partnership],
      round: own.round,
      urgency: 1,
    });
    return { ok: true, about, dueAt };
  });
}

/** Why a member may not ask: in a pair the only reason, in a trio the most telling one. */
function refusal(all: readonly Silence[], now: Date): AskRefusal {
  const reasons = new Set(all.map((silence) => whyNotAsk(silence, now)));
  return (['asked', 'away', 'early'] as const).find((one) => reasons.has(one)) ?? 'ended';
}

async function askAfterOne(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    partnership: number;
    round: number;
    about: number;
    dueAt: Date;
  },
): Promise<void> {
  const { programme, person, partnership, about } = input;
  const now = ctx.clock.now();
  const isReminded = await wasReminded(ctx, input);
  const { id } = await ctx.db
    .insertInto('silence')
    .values({
      programme_id: programme,
      partnership_id: partnership,
      person_id: person,
      about_id: about,
      asked_at: now,
      due_at: input.dueAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(ctx, {
    programme,
    actor: { kind: 'person', id: person },
    kind: 'partner-asked-after',
    subject: ['partnership', partnership],
    round: input.round,
    data: { silence: id, about },
  });
  const told = { programme, occasion: `silence:${id}`, data: { partnership, silence: id, partner: about } };
  await ctx.mailer.queue(ctx, [
    { ...told, kind: 'silence', person, data: { ...told.data, step: 'asked' } },
    ...(isReminded
      ? []
      : [
          {
            ...told,
            kind: 'partner-waits' as const,
            person: about,
            data: { partnership, silence: id, partner: person },
          },
        ]),
  ]);
}

/** Counts the mail that asks as the next reminder of a partner who owes a letter. */
async function noteReminders(
  ctx: Ctx,
  { programme, partnership, about }: { programme: number; partnership: number; about: readonly number[] },
): Promise<void> {
  const pair = await lookedById(ctx, programme, partnership);
  for (const { person, owes, since, sent } of await turnsOf(ctx, programme, partnership)) {
    const step = Math.max(0, ...sent.map((one) => one.step)) + 1;
    if (!pair || !owes || !since || !about.includes(person) || step > pair.days.length) continue;
    await ctx.db
      .insertInto('turn_reminder')
      .values({
        programme_id: programme,
        partnership_id: partnership,
        person_id: person,
        owes,
        since,
        step,
        sent_at: ctx.clock.now(),
        mailed: true,
      })
      .onConflict((c) => c.doNothing())
      .execute();
  }
}

/** Whether the partner was reminded today, or another member of a trio asked after them within the last days. They are not mailed twice. */
async function wasReminded(
  ctx: Ctx,
  { programme, partnership, about }: { programme: number; partnership: number; about: number },
): Promise<boolean> {
  const now = ctx.clock.now().getTime();
  const reminder = await ctx.db
    .selectFrom('turn_reminder')
    .select('id')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', about)
    .where('mailed', '=', true)
    .where('sent_at', '>', new Date(now - 86_400_000))
    .where('sent_at', '<', new Date(now))
    .executeTakeFirst();
  if (reminder) return true;
  const row = await ctx.db
    .selectFrom('silence')
    .select('id')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('about_id', '=', about)
    .where('asked_at', '>', new Date(ctx.clock.now().getTime() - QUIET_DAYS * 86_400_000))
    .executeTakeFirst();
  return row !== undefined;
}
