import { anyOf } from '../../db/anyOf.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';

/** The kinds of mail a person has stopped. */
export async function stoppedMails(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  person: number,
): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('unsubscription')
    .select('category')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .execute();
  return rows.map((row) => row.category);
}

/** Sets which mails a person gets: the `wanted` ones, and no others of `categories`. */
export async function chooseMails(
  ctx: Ctx,
  input: { programme: number; person: number; categories: readonly string[]; wanted: readonly string[] },
): Promise<void> {
  const { programme, person } = input;
  await inTransaction(ctx, async (ctx) => {
    const before = (await stoppedMails(ctx, programme, person)).filter((one) =>
      input.categories.includes(one),
    );
    const stopped = input.categories.filter((category) => !input.wanted.includes(category));
    const isSame = stopped.length === before.length && stopped.every((one) => before.includes(one));
    if (isSame) return;
    await ctx.db
      .deleteFrom('unsubscription')
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .where('category', '=', anyOf(input.categories))
      .execute();
    for (const category of stopped)
      await ctx.db
        .insertInto('unsubscription')
        .values({ programme_id: programme, person_id: person, category, at: ctx.clock.now() })
        .execute();
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'mails-chosen',
      subject: ['person', person],
      data: { stopped },
    });
  });
}
