import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { removePeople } from '../removePeople.ts';
import { INVITATION_DAYS } from './invite.ts';
import type { Role } from './roles.ts';

/** Takes an invitation back; with `back`, restores a revoked one. */
export async function revokeInvitation(
  ctx: Ctx,
  input: { programme: number; actor: Actor; invitation: number; back?: boolean; undoes?: number },
): Promise<{ ok: boolean }> {
  const { programme, actor, back = false } = input;
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const row = await ctx.db
      .updateTable('invitation')
      .set({ revoked_at: back ? null : now })
      .where('programme_id', '=', programme)
      .where('id', '=', input.invitation)
      .where('accepted_at', 'is', null)
      .where('expires_at', '>', now)
      .where('revoked_at', back ? 'is not' : 'is', null)
      .returning(['person_id', 'role', 'country'])
      .executeTakeFirst();
    if (!row) return { ok: false };
    await record(ctx, {
      programme,
      actor,
      kind: back ? 'invitation-restored' : 'invitation-revoked',
      subject: ['person', row.person_id],
      data: { invitation: input.invitation, role: row.role as Role, country: row.country },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}

/** Deletes people who were only ever an invited address and did not accept in time. */
export async function forgetInvited(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - INVITATION_DAYS * 86_400_000);
  await removePeople(
    ctx,
    sql`invited_at < ${before} and imported_at is null and account_id is null and name = ''
      and not exists (select from application a where a.programme_id = person.programme_id and a.person_id = person.id)
      and not exists (select from subscription s where s.programme_id = person.programme_id and s.person_id = person.id)
      and exists (select from invitation i where i.programme_id = person.programme_id and i.person_id = person.id)`,
  );
}
