import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import type { OwnPartnership } from '../queries.ts';
import { acceptVersion } from './accept.ts';
import { lockAgreement, setSide, tellOf } from './present.ts';
import type { NotTheirs } from './present.ts';
import { hasAccepted } from './queries.ts';
import type { Agreement } from './queries.ts';
import { areTooLong, isSame, languagesOf, readTerms } from './terms.ts';
import type { Terms } from './terms.ts';

/** The languages that members may agree on: the ones all share, and those of the standing and the open version. */
export const offeredLanguages = (
  reasons: OwnPartnership['reasons'],
  members: readonly number[],
  { standing, open }: Agreement,
  source: string,
): string[] => [
  ...new Set([
    ...languagesOf(reasons, members, source),
    ...[standing, open].flatMap((one) => (one ? [one.language] : [])),
  ]),
];

/**
 * Proposes how the members of a partnership keep in touch. Replaces an open proposal and asks everybody else anew. The standing version
 * goes on until all have accepted. Proposing what already waits for one's own yes means yes.
 */
export async function proposeAgreement(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    partnership: number;
    terms: { howOften: string; means: readonly string[]; language: string };
    hopes: string;
  },
): Promise<{ ok: true; stands: boolean } | NotTheirs | { ok: false; reason: 'terms' | 'too-long' }> {
  const { person, programme } = input;
  const hopes = input.hopes.trim();
  if (areTooLong(hopes)) return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const found = await lockAgreement(ctx, input);
    if (!found.ok) return found;
    const { own, members, agreement } = found;
    const { source_locale: source } = await ctx.db
      .selectFrom('programme')
      .select('source_locale')
      .where('id', '=', programme)
      .executeTakeFirstOrThrow();
    const terms = readTerms(input.terms, offeredLanguages(own.reasons, members, agreement, source));
    if (!terms) return { ok: false, reason: 'terms' };
    const { standing, open } = agreement;
    if (open && isSame(open, terms) && !hasAccepted(open, person))
      return { ok: true, stands: await acceptVersion(ctx, { ...found, programme, version: open }, hopes) };
    const reopened = standing?.sides.some((one) => one.reopenedAt && one.person !== person) ?? false;
    const same = open ?? (reopened ? null : standing);
    if (same && isSame(same, terms)) {
      // Only the hopes are new. Somebody who asked to talk about it again now lets it stand.
      await setSide(ctx, { programme, agreement: same.id, person }, { hopes, reopened_at: null });
      return { ok: true, stands: same === standing };
    }
    const id = await writeVersion(ctx, { programme, own, agreement, members }, terms);
    const now = ctx.clock.now();
    const set = { hopes, proposed: true, accepted_at: now };
    await setSide(ctx, { programme, agreement: id, person }, set);
    const to = members.filter((one) => one !== person);
    await tellOf(ctx, 'agreement-proposed', { programme, own, agreement: id, to });
    return { ok: true, stands: false };
  });
}

/**
 * Writes a version and copies each member's hopes into it. An open version is replaced. Hopes written before somebody joined stay where
 * they are.
 */
async function writeVersion(
  ctx: Ctx,
  of: { programme: number; own: OwnPartnership; agreement: Agreement; members: readonly number[] },
  { howOften, means, language }: Terms,
): Promise<number> {
  const { programme, own, members } = of;
  const { id: partnership } = own;
  const { standing, open } = of.agreement;
  const last = open ?? standing;
  const present = [own.me, ...own.partners].filter(({ leftAt }) => leftAt === null);
  const isTakenOver = last !== null && present.every(({ joinedAt }) => joinedAt <= last.proposedAt);
  const now = ctx.clock.now();
  await ctx.db
    .updateTable('agreement')
    .set({ replaced_at: now })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('replaced_at', 'is', null)
    .where('id', '<>', standing?.id ?? 0)
    .execute();
  const { id } = await ctx.db
    .insertInto('agreement')
    .values((eb) => ({
      programme_id: programme,
      partnership_id: partnership,
      version: eb
        .selectFrom('agreement')
        .select(sql<number>`coalesce(max(version), 0) + 1`.as('next'))
        .where('programme_id', '=', programme)
        .where('partnership_id', '=', partnership),
      how_often: howOften,
      means,
      language,
      proposed_at: now,
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const person of members) {
    const before = isTakenOver ? last.sides.find((side) => side.person === person) : undefined;
    const hopes = before?.hopes ?? '';
    await setSide(ctx, { programme, agreement: id, person }, { hopes });
  }
  return id;
}
