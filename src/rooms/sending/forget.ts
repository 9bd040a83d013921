import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { Person } from '../people/index.ts';

/** Removes a person's mails from the developer's mailbox. */
export async function forgetMailbox(ctx: Pick<Ctx, 'db'>, person: Person): Promise<void> {
  await sql`delete from mailbox where address = ${person.address}`.execute(ctx.db);
}
