import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { INVITATION_DAYS } from './invite.ts';
import type { Role } from './roles.ts';

/** Takes an invitation back, or with `back` lets a revoked one stand again. */
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

/** Deletes who was only ever an invited address and did not accept in time. */
export async function forgetInvited(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - INVITATION_DAYS * 86_400_000);
  await ctx.db
    .deleteFrom('person')
    .where('invited_at', '<', before)
    .where('imported_at', 'is', null)
    .where('account_id', 'is', null)
    .where('name', '=', '')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('application')
            .select('application.id')
            .whereRef('application.programme_id', '=', 'person.programme_id')
            .whereRef('application.person_id', '=', 'person.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('subscription')
            .select('subscription.kind')
            .whereRef('subscription.programme_id', '=', 'person.programme_id')
            .whereRef('subscription.person_id', '=', 'person.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('invitation')
          .select('invitation.id')
          .whereRef('invitation.programme_id', '=', 'person.programme_id')
          .whereRef('invitation.person_id', '=', 'person.id'),
      ),
    )
    .execute();
}
