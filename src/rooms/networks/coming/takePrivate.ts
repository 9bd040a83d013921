import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { commenterOf } from '../../discussion/index.ts';
import { writeIn } from '../../inbox/index.ts';
import type { Home } from '../homes.ts';
import { markOf } from '../people/accounts.ts';
import type { Account } from '../people/accounts.ts';
import { personOf } from '../people/personOf.ts';

/** Something that is not for everybody, or has no page where it could stand, reaches the coordinators' inbox, and no page that others read. */
export async function takePrivate(
  ctx: Ctx,
  { home, account, object, words }: { home: Home; account: Account; object: string; words: string },
): Promise<void> {
  if (words === '') return;
  const { id: programme, source_locale: locale } = home.programme;
  await inTransaction(ctx, async (ctx) => {
    const person = await personOf(ctx, home, account);
    if ((await commenterOf(ctx, programme, person))?.bannedAt) return;
    const body = `${words}\n\n${account.handle}\n${object}`;
    const formKey = markOf(object).toString('base64url');
    await writeIn(ctx, { programme, from: { person }, locale, body, formKey, suspect: false });
  });
}
