import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { commenterOf, outsideWriter } from '../../discussion/index.ts';
import { writeIn } from '../../inbox/index.ts';
import type { Home } from '../homes.ts';
import { markOf } from '../people/accounts.ts';
import type { Account } from '../people/accounts.ts';

/** Something that is not for everybody reaches the coordinators' inbox, and no page that others read. */
export async function takePrivate(
  ctx: Ctx,
  { home, account, object, words }: { home: Home; account: Account; object: string; words: string },
): Promise<void> {
  if (words === '') return;
  const { id: programme, source_locale: locale } = home.programme;
  await inTransaction(ctx, async (ctx) => {
    const { actor: knownAs, name, handle } = account;
    const person = await outsideWriter(ctx, {
      programme,
      origin: 'elsewhere',
      knownAs,
      name,
      handle,
      locale,
    });
    if ((await commenterOf(ctx, programme, person))?.bannedAt) return;
    await ctx.db
      .updateTable('network_account')
      .set({ person_id: person })
      .where('programme_id', '=', programme)
      .where('id', '=', account.id)
      .execute();
    const body = `${words}\n\n${handle}\n${object}`;
    const formKey = markOf(object).toString('base64url');
    await writeIn(ctx, { programme, from: { person }, locale, body, formKey, suspect: false });
  });
}
