import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { removePeople } from '../people/index.ts';
import { PIECE } from '../pieces.ts';
import { roundById, whenDue } from '../programmes/index.ts';
import { unsentOf } from './standing/comingMails.ts';

/**
 * When applications close, tells people who never sent theirs in about the next round. Asks people who never confirmed theirs once more.
 */
export async function closeApplications(ctx: Ctx): Promise<void> {
  await whenDue(ctx, 'closes', async (ctx, due) => {
    const next = { after: due.far.after, atMost: PIECE };
    const { late, unconfirmed, last } = await unsentOf(ctx, due, next);
    const { dates } = await roundById(ctx, due.programme, due.round);
    // If the closing was put off, people hear of the new one as well.
    const closing = Math.floor(dates.closes.dueAt.getTime() / 1000);
    await mail(ctx, due.programme, 'application-late', late, closing);
    await mail(ctx, due.programme, 'application-unconfirmed', unconfirmed, closing);
    return last === null ? null : { after: last };
  });
}

const DAY = 86_400_000;
/** Days that a stand-in is kept. */
const KEPT = 30;

/** Deletes stand-ins whose owner never opened the link, or is gone. */
export async function forgetUnclaimed(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEPT * DAY);
  // The owner is looked up by key: with `exists`, all people ever erased would be read.
  await removePeople(
    ctx,
    sql`stands_for is not null and (created_at < ${before} or (
      select owner.erased_at from person owner
      where owner.programme_id = person.programme_id and owner.id = person.stands_for) is not null)`,
  );
}

/**
 * Deletes people whose applications are all drafts, or sent in but unconfirmed, once the data of all those rounds was deleted. Each is just
 * an address that somebody typed. People stay who signed in, volunteer, were imported or invited, or are somebody's former partner.
 */
export async function forgetUnsent(ctx: Ctx): Promise<void> {
  await removePeople(
    ctx,
    sql`account_id is null and stands_for is null and erased_at is null
      and imported_at is null and invited_at is null
      -- Found by the rounds that are gone: all others who have no account are many more.
      and (programme_id, id) in (
        select a.programme_id, a.person_id from round_date purges
        join application a on a.programme_id = purges.programme_id and a.round_id = purges.round_id
        where purges.kind = 'purges' and purges.done_at is not null and a.state in ('draft', 'submitted'))
      -- In one list: of seven conditions apart PostgreSQL tries hundreds of orders each minute.
      and not exists (
        select 1 from application a where a.programme_id = person.programme_id and a.person_id = person.id
          and (a.state not in ('draft', 'submitted') or (
            select purges.done_at from round_date purges
            where purges.programme_id = a.programme_id and purges.round_id = a.round_id and purges.kind = 'purges') is null)
        union all select 1 from comment c where c.programme_id = person.programme_id and c.author_id = person.id
        union all select 1 from discussion_follow f where f.programme_id = person.programme_id and f.person_id = person.id
        union all select 1 from subscription s where s.programme_id = person.programme_id and s.person_id = person.id
        union all select 1 from former_pair f where f.programme_id = person.programme_id and f.person_a = person.id
        union all select 1 from former_pair f where f.programme_id = person.programme_id and f.person_b = person.id
        union all select 1 from role r where r.programme_id = person.programme_id and r.person_id = person.id)`,
  );
}

async function mail(
  ctx: Ctx,
  programme: number,
  kind: 'application-late' | 'application-unconfirmed',
  applications: readonly { id: number; person_id: number }[],
  closing: number,
): Promise<void> {
  await ctx.mailer.queue(
    ctx,
    applications.map(({ id, person_id: person }) => ({
      programme,
      kind,
      occasion: `application:${id}:${closing}`,
      person,
      data: { application: id },
    })),
  );
}
