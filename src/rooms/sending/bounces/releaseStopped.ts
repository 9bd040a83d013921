import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { transition } from '../../mails/index.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';

/** Mails that come back go out again after this long. */
const AGAIN_MS = 60_000;

interface Held {
  id: number;
  programme: number;
  person: number;
  mail: number;
  address: string;
  reply: string;
  origin: string;
}

/**
 * Takes back the effects of a refusal's words since then, at these domains or all, now that the words turn out to be about our server.
 * Addresses that were stopped get mail again, and a mail that failed during sending waits for another try.
 */
export async function releaseStopped(
  ctx: Ctx,
  { wording, since, domains }: { wording: string; since: Date; domains: readonly string[] | null },
): Promise<void> {
  const held = await bouncesOf(ctx, wording, since, domains);
  for (const one of held) {
    const { programme, person } = one;
    const freed = await ctx.db
      .deleteFrom('suppression')
      .where('programme_id', '=', programme)
      .where('address', '=', one.address)
      .where('reason', '=', one.reply)
      .where('at', '>', since)
      .executeTakeFirst();
    const actor = { kind: 'timetable' } as const;
    await closeMatter(ctx, { programme, actor, kind: 'mail-bounced', subject: ['person', person], since });
    if (freed.numDeletedRows > 0n)
      await record(ctx, { programme, actor, kind: 'address-trusted', subject: ['person', person] });
  }
  const tried = held.filter(({ origin }) => origin === 'smtp');
  await sendAgain(ctx, tried);
  await ctx.db
    .deleteFrom('bounce')
    .where('id', '=', (eb) => eb.fn.any(eb.val(ids(tried))))
    .execute();
  await ctx.db
    .updateTable('bounce')
    .set({ score: 0, hard: false })
    .where('id', '=', (eb) => eb.fn.any(eb.val(ids(held))))
    .where('score', '>', 0)
    .execute();
}

async function bouncesOf(
  ctx: Ctx,
  wording: string,
  since: Date,
  domains: readonly string[] | null,
): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select bounce.id, bounce.programme_id as programme, bounce.person_id as person, bounce.outbox_id as mail, bounce.address,
      bounce.reply, bounce.origin
    from mail_refusal
    join bounce on bounce.programme_id = mail_refusal.programme_id and bounce.outbox_id = mail_refusal.outbox_id
    where mail_refusal.wording = ${wording} and mail_refusal.at > ${since} and bounce.kind = 'bounce'
      and bounce.at > ${since} and (bounce.score > 0 or bounce.origin = 'smtp')
      and (${domains === null} or split_part(bounce.address, '@', 2) = any(${domains ?? []}::text[]))
    order by bounce.id`.execute(ctx.db);
  return rows;
}

const ids = (list: readonly Held[]): number[] => list.map(({ id }) => id);

async function sendAgain(ctx: Ctx, mails: readonly Held[]): Promise<void> {
  if (mails.length === 0) return;
  const again = new Date(ctx.clock.now().getTime() + AGAIN_MS);
  await transition(ctx.db, 'tryAgain', { due_at: again })
    .where(
      sql<boolean>`(programme_id, id) in (select * from unnest(
        ${mails.map(({ programme }) => programme)}::bigint[], ${mails.map(({ mail }) => mail)}::bigint[]))`,
    )
    .execute();
}
