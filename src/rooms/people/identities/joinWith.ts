import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { confirmAddress } from '../addresses/confirmAddress.ts';
import { insertPerson } from '../insertPerson.ts';
import { personAt } from '../personAt.ts';
import { personByAddress } from '../queries.ts';
import { linkIdentity } from './link.ts';
import { accountKnownAs } from './queries.ts';
import type { KnownAs } from './queries.ts';

/**
 * Makes somebody who signed in with a provider a person of this programme, if that needs no code. Either their number is linked with an
 * account already, or a provider the operator chose vouches for an address that nobody here has. Otherwise refuses with `code`: a
 * provider's word never makes somebody's address another person's.
 */
export async function joinWith(
  ctx: Ctx,
  input: {
    programme: number;
    known: KnownAs;
    /** The provider's name, for people. */
    called: string;
    name: string;
    locale: string;
    /** An address the provider vouches for (normalised). */
    vouched: string | null;
  },
): Promise<{ ok: true } | { ok: false; reason: 'code' }> {
  const { programme, known, name, locale, vouched } = input;
  return inTransaction(ctx, async (ctx) => {
    const there = await accountKnownAs(ctx, known);
    if (there) {
      if (await personByAddress(ctx, programme, there.address)) return { ok: false, reason: 'code' };
      const { address, account } = there;
      await insertPerson(ctx, { programme, address, name, locale, account, isConfirmed: true });
      return { ok: true };
    }
    if (!vouched || (await isSomebodys(ctx, vouched))) return { ok: false, reason: 'code' };
    const person = await personAt(ctx, { programme, address: vouched, name, locale });
    const account = await confirmAddress(ctx, person);
    await linkIdentity(ctx, {
      programme,
      person: person.id,
      account,
      known,
      called: input.called,
      tell: false,
    });
    return { ok: true };
  });
}

/** Whether anybody in any programme of this installation has the address, confirmed or not. Always one query, whatever the answer. */
export async function isSomebodys(ctx: Pick<Ctx, 'db'>, address: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from account where address = ${address})
      or exists (select from person where address = ${address} and erased_at is null) as is`.execute(ctx.db);
  return rows[0]?.is ?? false;
}
