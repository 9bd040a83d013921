import { sql } from 'kysely';
import type { Forgets } from '../brings.ts';

/** Removes the mail that came from the person's address. */
export const forgetMailFrom: NonNullable<Forgets['before']> = async (ctx, person) => {
  const { programme_id: programme } = person;
  // Mail without a programme may be anybody's: it stays while it waits to be read.
  await sql`
    delete from incoming where lower(envelope_from) = ${person.address}
      and (programme_id = ${programme} or (programme_id is null and state <> 'waiting'))`.execute(ctx.db);
};
