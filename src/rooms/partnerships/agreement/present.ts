import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockPartnership } from '../members.ts';
import { partnershipOf } from '../queries.ts';
import type { OwnPartnership } from '../queries.ts';
import { agreementIn } from './queries.ts';
import type { Agreement } from './queries.ts';

/**
 * Why somebody may not touch the agreement of a partnership: they are no member (`unknown`), or it is over or its members are kept apart
 * (`ended`).
 */
export type NotTheirs = { ok: false; reason: 'unknown' | 'ended' };

/** A partnership as one of its members sees it, with its agreement. Locked until the transaction ends. */
export async function lockAgreement(
  ctx: Ctx,
  { programme, person, partnership }: { programme: number; person: number; partnership: number },
): Promise<NotTheirs | { ok: true; own: OwnPartnership; members: number[]; agreement: Agreement }> {
  const found = await lockPartnership(ctx, programme, partnership);
  const own = found && (await partnershipOf(ctx, programme, person, partnership));
  if (!own || own.metAt > ctx.clock.now()) return { ok: false, reason: 'unknown' };
  if (own.state === 'ended' || own.me.leftAt || own.apartAt) return { ok: false, reason: 'ended' };
  const agreement = await agreementIn(ctx, programme, own);
  return { ok: true, own, members: membersOf(own), agreement };
}

/** The present members, the reader first. */
export const membersOf = (own: OwnPartnership): number[] => [
  own.me.person,
  ...own.partners.filter(({ leftAt }) => leftAt === null).map(({ person }) => person),
];

/** Sets one member's part in a version. */
export async function setSide(
  ctx: Ctx,
  of: { programme: number; agreement: number; person: number },
  set: { hopes?: string; accepted_at?: Date; reopened_at?: Date | null; proposed?: boolean },
): Promise<void> {
  await ctx.db
    .insertInto('agreement_member')
    .values({ programme_id: of.programme, agreement_id: of.agreement, person_id: of.person, ...set })
    .onConflict((on) => on.columns(['programme_id', 'agreement_id', 'person_id']).doUpdateSet(set))
    .execute();
}

/** Records what somebody did about a version, and mails some of its members, each once for an occasion. */
export async function tellOf(
  ctx: Ctx,
  kind: 'agreement-accepted' | 'agreement-proposed' | 'agreement-reopened',
  of: { programme: number; own: OwnPartnership; agreement: number; occasion?: string; to: readonly number[] },
): Promise<void> {
  const { programme, own, agreement } = of;
  await record(ctx, {
    programme,
    actor: { kind: 'person', id: own.me.person },
    kind,
    subject: ['partnership', own.id],
    round: own.round,
  });
  await ctx.mailer.queue(
    ctx,
    of.to.map((person) => ({
      programme,
      kind,
      occasion: `agreement:${agreement}${of.occasion ?? ''}`,
      person,
      data: { partnership: own.id, agreement },
    })),
  );
}
