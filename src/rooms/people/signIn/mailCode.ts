import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { insertPerson } from '../insertPerson.ts';
import { personAt } from '../personAt.ts';
import { personByAddress } from '../queries.ts';
import type { Act } from './codes.ts';

/**
 * The job `sign-in-code`: mails a stored code, if its address is somebody's here. An operator counts as somebody in every programme, and
 * becomes a person of it by signing in. So does a newcomer who asked. A code for an act names the act. When strangers asked too often for a
 * person, no code leaves. One mail a day tells the person instead.
 */
export async function mailCode(ctx: Ctx, input: { programme: number; id: number }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const code = await ctx.db
      .selectFrom('sign_in_code')
      .select(['address', 'act', 'newcomer', 'walled'])
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.id)
      .where('used_at', 'is', null)
      .where('expires_at', '>', ctx.clock.now())
      .executeTakeFirst();
    if (!code) return;
    const person =
      (await personByAddress(ctx, input.programme, code.address))?.id ??
      (await operatorAsPerson(ctx, input.programme, code.address)) ??
      (code.walled ? null : await newcomerAsPerson(ctx, input.programme, code));
    if (person === null) return;
    if (code.walled) return tellOfMany(ctx, { programme: input.programme, person });
    await ctx.mailer.queue(ctx, [
      {
        programme: input.programme,
        occasion: `code:${input.id}`,
        person,
        ...(code.act === ''
          ? { kind: 'sign-in-code', data: { code: input.id } }
          : { kind: 'act-code', data: { code: input.id, act: code.act as Act } }),
      },
    ]);
  });
}

async function tellOfMany(
  ctx: Ctx,
  { programme, person }: { programme: number; person: number },
): Promise<void> {
  const occasion = `codes:${ctx.clock.now().toISOString().slice(0, 10)}`;
  await ctx.mailer.queue(ctx, [{ programme, kind: 'sign-in-many', occasion, person }]);
}

async function operatorAsPerson(ctx: Ctx, programme: number, address: string): Promise<number | null> {
  const account = await ctx.db
    .selectFrom('account')
    .innerJoin('operator', 'operator.account_id', 'account.id')
    .select('account.id')
    .where('address', '=', address)
    .executeTakeFirst();
  if (!account) return null;
  const { source_locale } = await ctx.db
    .selectFrom('programme')
    .select('source_locale')
    .where('id', '=', programme)
    .executeTakeFirstOrThrow();
  await insertPerson(ctx, { programme, address, name: '', locale: source_locale, account: account.id });
  return (await personByAddress(ctx, programme, address))?.id ?? null;
}

async function newcomerAsPerson(
  ctx: Ctx,
  programme: number,
  code: { address: string; newcomer: { name: string; locale: string } | null },
): Promise<number | null> {
  if (!code.newcomer) return null;
  return (await personAt(ctx, { programme, address: code.address, ...code.newcomer })).id;
}
