import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { accountKnownAs } from './queries.ts';
import type { KnownAs } from './queries.ts';

/**
 * Links a provider's number with an account whose owner is present: signed in, or by the code mailed to its address. A number that is
 * linked with another account stays there. `tell` mails the person, in case it was not them.
 */
export async function linkIdentity(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    account: number;
    known: KnownAs;
    /** The provider's name, for people. */
    called: string;
    tell: boolean;
  },
): Promise<{ ok: true } | { ok: false; reason: 'taken' }> {
  const { programme, person, account, known, called } = input;
  return inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .insertInto('sign_in_identity')
      .values({ account_id: account, ...known, linked_at: ctx.clock.now() })
      .onConflict((c) => c.columns(['provider', 'issuer', 'subject']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!row) {
      const there = await accountKnownAs(ctx, known);
      return there?.account === account ? { ok: true } : { ok: false, reason: 'taken' };
    }
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'sign-in-linked',
      subject: ['person', person],
      data: { detail: called },
    });
    if (input.tell)
      await ctx.mailer.queue(ctx, [
        {
          programme,
          kind: 'sign-in-linked',
          occasion: `sign-in:${row.id}`,
          person,
          data: { provider: called, name: known.name },
        },
      ]);
    return { ok: true };
  });
}
