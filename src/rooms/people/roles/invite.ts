import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { confirmAddress } from '../addresses/confirmAddress.ts';
import { grantRole } from './grantRole.ts';
import { personByAddress, personById } from '../queries.ts';
import type { Role } from './roles.ts';
import { openSession } from '../signIn/sessions.ts';
import { redeemCode } from '../signIn/redeemCode.ts';

/** Days for which an invitation stands; its mailed link lives as long. */
export const INVITATION_DAYS = 14;

interface Invitation {
  id: number;
  person: number;
  role: Role;
  country: string | null;
  invitedAt: Date;
  expiresAt: Date;
}

/**
 * Invites somebody by mail to a volunteer's role. A newcomer is a person with only an address until they accept. `address` is normalised;
 * an ambassador needs a country.
 */
export async function inviteVolunteer(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    address: string;
    role: Role;
    country: string | null;
    locale: string;
  },
): Promise<{ ok: true; invitation: number } | { ok: false; reason: 'country' | 'held' | 'invited' }> {
  const { programme, actor, role } = input;
  const country = role === 'ambassador' ? input.country : null;
  if (role === 'ambassador' && !country) return { ok: false, reason: 'country' };
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const known = await personByAddress(ctx, programme, input.address);
    if (known) {
      if (await holds(ctx, programme, known.id, role, country)) return { ok: false, reason: 'held' };
      const open = await openInvitations(ctx, programme);
      if (open.some((one) => one.person === known.id && one.role === role && one.country === country))
        return { ok: false, reason: 'invited' };
    }
    const person =
      known?.id ??
      (
        await ctx.db
          .insertInto('person')
          .values({
            programme_id: programme,
            address: input.address,
            locale: input.locale,
            invited_at: now,
            created_at: now,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
    const { id } = await ctx.db
      .insertInto('invitation')
      .values({
        programme_id: programme,
        person_id: person,
        role,
        country,
        invited_at: now,
        expires_at: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const data = { invitation: id, role, country };
    await record(ctx, { programme, actor, kind: 'volunteer-invited', subject: ['person', person], data });
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'invitation', occasion: `invitation:${id}`, person, data: { invitation: id } },
    ]);
    return { ok: true, invitation: id };
  });
}

async function holds(
  ctx: Ctx,
  programme: number,
  person: number,
  role: Role,
  country: string | null,
): Promise<boolean> {
  const rows = await ctx.db
    .selectFrom('role')
    .select('country')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .execute();
  return rows.some((row) => row.country === country);
}

/** Invitations that still stand and that nobody has answered, oldest first. */
export async function openInvitations(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
): Promise<Invitation[]> {
  const rows = await ctx.db
    .selectFrom('invitation')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now())
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    person: row.person_id,
    role: row.role as Role,
    country: row.country,
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
  }));
}

/** One open invitation, or null. */
export async function invitationById(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  id: number,
): Promise<Invitation | null> {
  return (await openInvitations(ctx, programme)).find((one) => one.id === id) ?? null;
}

/**
 * Accepts an invitation by the code that was just mailed to the invited address: a link may have been forwarded, and a role opens many
 * people's data. `code` is null only for the invited person in a session that was just proved. Otherwise opens a session with the role.
 */
export async function acceptInvitation(
  ctx: Ctx,
  input: {
    programme: number;
    invitation: number;
    name: string;
    locale: string;
    device: string;
    code: { ticket: string; code: string } | null;
  },
): Promise<
  | { ok: true; person: number; account: number; token: string | null }
  /** `gone`: it was accepted, taken back or expired. The others concern the code. */
  | { ok: false; reason: 'gone' | 'wrong' | 'over' }
> {
  const { programme, code } = input;
  return inTransaction(ctx, async (ctx) => {
    const invitation = await invitationById(ctx, programme, input.invitation);
    const person = invitation ? await personById(ctx, programme, invitation.person) : null;
    if (!invitation || !person || person.erased_at) return { ok: false, reason: 'gone' };
    if (code) {
      const taken = await redeemCode(ctx, { programme, ...code, act: 'invitation' });
      if (!taken.ok) return taken;
      if (taken.address !== person.address) return { ok: false, reason: 'over' };
    }
    const claimed = await ctx.db
      .updateTable('invitation')
      .set({ accepted_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('id', '=', invitation.id)
      .where('accepted_at', 'is', null)
      .executeTakeFirst();
    if (claimed.numUpdatedRows === 0n) return { ok: false, reason: 'gone' };
    // A newcomer has chosen no language yet, so they get the one in which they read the invitation's page.
    if (!person.name)
      await ctx.db
        .updateTable('person')
        .set({ name: input.name, locale: input.locale })
        .where('programme_id', '=', programme)
        .where('id', '=', person.id)
        .execute();
    const account = await confirmAddress(ctx, person);
    const { role, country } = invitation;
    await grantRole(ctx, {
      programme,
      actor: { kind: 'person', id: person.id },
      person: person.id,
      role,
      country,
    });
    const token = code && (await openSession(ctx, { account, device: input.device, proved: true }));
    return { ok: true, person: person.id, account, token };
  });
}
