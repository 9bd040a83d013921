import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { Person } from '../people/index.ts';

/** What a developer's mailbox holds for somebody goes. */
export async function forgetMailbox(ctx: Pick<Ctx, 'db'>, person: Person): Promise<void> {
  await sql`delete from mailbox where address = ${person.address}`.execute(ctx.db);
}
