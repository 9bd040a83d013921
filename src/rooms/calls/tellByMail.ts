import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { absencesOf } from '../partnerships/index.ts';
import { isUnsubscribed } from '../preferences/index.ts';
import { lockPresent } from './present.ts';
import { openCall, presentIn } from './queries.ts';
import { MAIL_MINUTES } from './rules.ts';

interface Input {
  programme: number;
  partnership: number;
  person: number;
  seat: number;
}

/**
 * Mails the partners who are not in the call that somebody waits there for them. At most once an hour for a partnership, and not to people
 * who are away or stopped such mail. `told` is whether a mail goes. `gone`: the window is in no call of this person.
 */
export async function tellByMail(
  ctx: Ctx,
  input: Input,
): Promise<{ ok: true; told: boolean } | { ok: false; reason: 'gone' }> {
  const { programme, partnership, person, seat } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPresent(ctx, input);
    const call = found.ok ? await openCall(ctx, input) : null;
    if (!found.ok || !call?.seats.some((one) => one.id === seat && one.person === person))
      return { ok: false, reason: 'gone' };
    const now = ctx.clock.now();
    const here = new Set(presentIn(call, now).map((one) => one.person));
    const missing = found.members.filter((one) => one !== person && !here.has(one));
    const isEarly = call.until <= now || (await wasTold(ctx, input));
    const to = isEarly ? [] : await whoWantIt(ctx, programme, missing);
    if (to.length === 0) return { ok: true, told: false };
    await ctx.db
      .updateTable('call')
      .set({ told_at: now })
      .where('programme_id', '=', programme)
      .where('id', '=', call.id)
      .execute();
    const occasion = `call:${call.id}:${now.getTime()}`;
    const data = { partnership, call: call.id, by: person };
    await ctx.mailer.queue(
      ctx,
      to.map((one) => ({ programme, person: one, kind: 'call-waiting', occasion, data })),
    );
    return { ok: true, told: true };
  });
}

/** Whether these partners got such a mail within the last hour. */
async function wasTold(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, partnership }: Pick<Input, 'programme' | 'partnership'>,
): Promise<boolean> {
  const since = new Date(ctx.clock.now().getTime() - MAIL_MINUTES * 60_000);
  const row = await ctx.db
    .selectFrom('call')
    .select('id')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('told_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function whoWantIt(ctx: Ctx, programme: number, people: readonly number[]): Promise<number[]> {
  const away = await absencesOf(ctx, programme, people);
  const to: number[] = [];
  for (const person of people)
    if (!away.has(person) && !(await isUnsubscribed(ctx, { programme, person, category: 'calls' })))
      to.push(person);
  return to;
}
