import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { commenterOf } from '../../discussion/index.ts';
import { writeIn } from '../../inbox/index.ts';
import type { Home } from '../homes.ts';
import { markOf } from '../people/accounts.ts';
import type { Account } from '../people/accounts.ts';
import { personOf } from '../people/personOf.ts';

/**
 * Passes a post that is not public, or that has no page to stand on, to the coordinators' inbox; it appears on no page that others read.
 */
export async function takePrivate(
  ctx: Ctx,
  { home, account, object, words }: { home: Home; account: Account; object: string; words: string },
): Promise<void> {
  if (words === '') return;
  const { id: programme, source_locale: locale } = home.programme;
  await inTransaction(ctx, async (ctx) => {
    const person = await personOf(ctx, home, account);
    if ((await commenterOf(ctx, programme, person))?.bannedAt) return;
    // Count only now, with the person locked: several of their messages are looked at at once.
    if (await isFlood(ctx, programme, { host: account.host, person })) return;
    const body = `${words}\n\n${account.handle}\n${object}`;
    const formKey = markOf(object).toString('base64url');
    await writeIn(ctx, { programme, from: { person }, locale, body, formKey, suspect: false });
  });
}

const DAY = 86_400_000;
/** Limits within a day: messages of one person on another server, and people of one server. Further messages are dropped. */
const MOST_OF_ONE = 20;
const MOST_PEOPLE = 50;

async function isFlood(
  ctx: Ctx,
  programme: number,
  { host, person }: { host: string; person: number },
): Promise<boolean> {
  const since = new Date(ctx.clock.now().getTime() - DAY);
  const { rows } = await sql<{ own: number; people: number }>`
    select (select count(*)::int from (select from thread t join thread_message m on m.programme_id = t.programme_id and m.thread_id = t.id
        where t.programme_id = ${programme} and t.person_id = ${person} and m.at > ${since} limit ${MOST_OF_ONE}) one) as own,
      (select count(*)::int from (select from thread t join network_account a on a.programme_id = t.programme_id and a.person_id = t.person_id
        where t.programme_id = ${programme} and t.last_at > ${since} and a.host = ${host} limit ${MOST_PEOPLE}) every) as people`.execute(
    ctx.db,
  );
  return rows[0]!.own >= MOST_OF_ONE || rows[0]!.people >= MOST_PEOPLE;
}
