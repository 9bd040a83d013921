import type { Actor, Ctx } from '../../ctx.ts';
import { openMatter } from '../../matters/index.ts';
import { passHeldLetters } from '../letters/heldLetters.ts';
import { markEnded, releaseMember } from '../members.ts';
import type { Before } from '../members.ts';
import { currentMembers } from '../queries.ts';
import { toldFrom } from './toldFrom.ts';

interface Ending {
  programme: number;
  actor: Actor;
  partnership: number;
  round: number;
  /** The members for whom another partner is looked for, with priority. The round is over for the others. */
  another: readonly number[];
}

/** Ends a partnership that the caller has locked, for a volunteer. Answers how each member stood before. */
export async function endOne(ctx: Ctx, input: Ending): Promise<Before[]> {
  const { programme, actor, partnership, round } = input;
  const members = await currentMembers(ctx, programme, partnership);
  await markEnded(ctx, programme, partnership, 'volunteer');
  const before: Before[] = [];
  for (const { person } of members) {
    const again = input.another.includes(person);
    before.push(
      await releaseMember(ctx, {
        programme,
        actor,
        partnership,
        round,
        person,
        after: again ? 'waiting' : 'finished',
        comesFirst: again,
      }),
    );
  }
  return before;
}

/**
 * Tells all members kindly and without a reason, after the introduction and after `waits`. Tells coordinators if somebody needs another
 * partner.
 */
export async function tellOfEnd(
  ctx: Ctx,
  input: Ending & { before: readonly Before[]; event: number; waits?: Date },
): Promise<void> {
  const { programme, partnership, round, before, event, waits } = input;
  const again = before.filter(({ person }) => input.another.includes(person));
  if (again.length > 0)
    await openMatter(ctx, {
      programme,
      kind: 'left-partnership',
      subject: ['partnership', partnership],
      round,
      country: again.length === 1 ? await countryOf(ctx, programme, again[0]!.person) : null,
      urgency: 1,
    });
  const introduced = await toldFrom(ctx, { programme, round });
  const from = introduced && waits && waits > introduced ? waits : (introduced ?? waits);
  const told = { programme, kind: 'partnership-ended' as const, ...(from ? { dueAt: from } : {}) };
  const occasion = `event:${event}/partnership:${partnership}`;
  await ctx.mailer.queue(
    ctx,
    before.map(({ person }) => {
      const data = { partnership, another: input.another.includes(person) };
      return Object.assign({ occasion, person, data }, told);
    }),
  );
  await passHeldLetters(ctx, programme, partnership);
}

async function countryOf(ctx: Ctx, programme: number, person: number): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('person')
    .select('country')
    .where('programme_id', '=', programme)
    .where('id', '=', person)
    .executeTakeFirst();
  return row?.country ?? null;
}
