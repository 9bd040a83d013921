import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { foldWords, gramsOf } from '../../discussion/index.ts';

/**
 * Makes the words of a message findable while it is shown, and removes them from the search when it is not. Messages of a rehearsal are
 * never findable.
 */
export async function indexMessage(
  ctx: Pick<Ctx, 'db'>,
  { programme, message }: { programme: number; message: number },
): Promise<void> {
  const { rows } = await sql<{ name: string; body: string; state: string; isPlayed: boolean }>`
    select m.name, m.body, m.state, c.rehearses_id is not null as "isPlayed"
    from chat_message m join chat c on c.programme_id = m.programme_id and c.id = m.chat_id
    where m.programme_id = ${programme} and m.id = ${message}`.execute(ctx.db);
  const [row] = rows;
  if (row?.state !== 'shown' || row.isPlayed) {
    await ctx.db
      .deleteFrom('chat_search')
      .where('programme_id', '=', programme)
      .where('message_id', '=', message)
      .execute();
    return;
  }
  const words = foldWords(`${row.name} ${row.body}`);
  const found = { words, grams: gramsOf(words) };
  await ctx.db
    .insertInto('chat_search')
    .values({ programme_id: programme, message_id: message, ...found })
    .onConflict((c) => c.columns(['programme_id', 'message_id']).doUpdateSet(found))
    .execute();
}
