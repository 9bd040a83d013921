import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { personWithoutAddress } from '../../people/index.ts';
import { LIMITS, cleanName } from '../rules.ts';
import { setCommenter } from './commenter.ts';

export interface OutsideWriter {
  programme: number;
  origin: 'elsewhere' | 'imported';
  /** The writer's permanent identity there: the address of an actor, or a key of the import. Not shown. */
  knownAs: string;
  /** The name that others read; cut if it is longer than a signature may be. */
  name: string;
  /** The writer's name on their own server, for others to read: `@name@server`. */
  handle?: string;
  /** The language that the writer is assumed to read. */
  locale: string;
}

/**
 * Finds or makes the person for a writer on another server or in an import, and updates their name. They have no mail address and get no
 * mail. Returns the number of the person.
 */
export async function outsideWriter(ctx: Ctx, input: OutsideWriter): Promise<number> {
  const { programme, origin, knownAs } = input;
  const name = [...cleanName(input.name)].slice(0, LIMITS.name).join('');
  return inTransaction(ctx, async (ctx) => {
    // If two comments of a new writer come at once, one of them waits and finds the person that the other made.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`writer ${programme} ${origin} ${knownAs}`}, 0))`.execute(
      ctx.db,
    );
    const known = await ctx.db
      .selectFrom('outside_writer')
      .select('person_id')
      .where('programme_id', '=', programme)
      .where('origin', '=', origin)
      .where('known_as', '=', knownAs)
      .executeTakeFirst();
    const person = known?.person_id ?? (await personWithoutAddress(ctx, { ...input, name }));
    if (!known)
      await ctx.db
        .insertInto('outside_writer')
        .values({ programme_id: programme, person_id: person, origin, known_as: knownAs })
        .execute();
    await setCommenter(ctx, programme, person, { name, handle: input.handle ?? null });
    return person;
  });
}
