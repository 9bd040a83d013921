import { onOneLine } from '../../lib/text/oneLine.ts';
import type { Ctx } from '../ctx.ts';
import { LONGEST_NAME } from './personAt.ts';

/** Makes a person without a mail address: they get no mail and cannot sign in. Answers their number. */
export async function personWithoutAddress(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; name: string; locale: string },
): Promise<number> {
  const { id } = await ctx.db
    .insertInto('person')
    .values({
      programme_id: input.programme,
      address: null,
      name: [...onOneLine(input.name)].slice(0, LONGEST_NAME).join(''),
      locale: input.locale,
      created_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
