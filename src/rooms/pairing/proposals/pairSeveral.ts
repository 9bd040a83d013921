import { anyOf } from '../../../db/anyOf.ts';
import { resolveExclusions } from '../../applications/index.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockMatching } from '../lockMatching.ts';
import { poolOf } from '../pool/candidates.ts';
import { handPolicy } from '../rules.ts';
import { toldTo } from '../toldTo.ts';
import { chosen, explainer } from './explainGroup.ts';
import { forgetPartings } from './partings.ts';
import { proposalsHolding } from './queries.ts';
import type { Proposal } from './queries.ts';
import { deleteProposals, insertProposals } from './writeProposals.ts';

type Refused = { ok: false; reason: 'published' | 'number' | 'changed' };

/** A proposal as the log keeps it, to make it again. */
const remembered = ({ members, locked }: Proposal) => ({
  applications: members.map(({ application }) => application),
  locked,
});

/**
 * Proposes several groups of two or three as partners at once, locked: all groups or none. Unlocked proposals named by `leave` end when
 * somebody of them is in a group. Refused as `changed` when somebody has another proposal by now or can no longer be given a partner, or
 * when a group breaks a rule.
 */
export async function pairSeveral(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    actor: Actor;
    groups: readonly (readonly number[])[];
    leave: readonly number[];
  },
): Promise<{ ok: true; event: number; count: number } | Refused> {
  const { programme, actor, leave } = input;
  const groups = input.groups.map(chosen).filter((group) => group !== null);
  const everybody = groups.flat();
  if (groups.length === 0 || groups.length < input.groups.length) return { ok: false, reason: 'number' };
  if (new Set(everybody).size < everybody.length) return { ok: false, reason: 'number' };
  return inTransaction(ctx, async (ctx) => {
    const round = await lockMatching(ctx, programme, input.round);
    if (round.published) return { ok: false, reason: 'published' };
    const at = { programme, round: round.id };
    await resolveExclusions(ctx, at);
    const pool = await poolOf(ctx, { ...at, applications: everybody, partings: false });
    const explain = explainer(pool, handPolicy(round.policy));
    const proposals = groups.flatMap((applications) => {
      const found = explain(applications);
      const stands =
        found !== null && found.broken.length === 0 && toldTo(actorPerson(actor)).pairs(found.people);
      return stands ? [{ applications, ...found }] : [];
    });
    const others = await proposalsHolding(ctx, programme, everybody);
    if (proposals.length < groups.length || others.some(({ id, locked }) => locked || !leave.includes(id)))
      return { ok: false, reason: 'changed' };
    await deleteProposals(
      ctx,
      programme,
      others.map(({ id }) => id),
    );
    await forgetPartings(ctx, { ...at, groups: proposals.map(({ people }) => people) });
    const made = await insertProposals(ctx, { ...at, by: actorPerson(actor), locked: true, proposals });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'several-paired',
      subject: ['round', round.id],
      round: round.id,
      data: { count: made.length, made, left: others.map(remembered) },
    });
    return { ok: true, event, count: made.length };
  });
}

/**
 * Takes back that several groups were paired. Their proposals end. The proposals they replaced come back if their people can still be given
 * a partner. Refused when one of the new proposals is gone, or people of the replaced ones have another.
 */
export async function undoPairSeveral(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    actor: Actor;
    made: readonly number[];
    left: readonly { applications: number[]; locked: boolean }[];
    undoes: number;
  },
): Promise<{ ok: true } | { ok: false; reason: 'published' | 'changed-since' }> {
  const { programme, actor, made, left, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    const round = await lockMatching(ctx, programme, input.round);
    if (round.published) return { ok: false, reason: 'published' };
    const at = { programme, round: round.id };
    const there = await ctx.db
      .selectFrom('proposal')
      .select('id')
      .where('programme_id', '=', programme)
      .where('id', '=', anyOf(made))
      .execute();
    const applications = left.flatMap((one) => one.applications);
    const holding = await proposalsHolding(ctx, programme, applications);
    if (there.length < made.length || holding.some(({ id }) => !made.includes(id)))
      return { ok: false, reason: 'changed-since' };
    await deleteProposals(ctx, programme, made);
    const pool = await poolOf(ctx, { ...at, applications, partings: false });
    const explain = explainer(pool, handPolicy(round.policy));
    for (const locked of [true, false]) {
      const proposals = left.flatMap(({ applications, locked: was }) => {
        const found = was === locked ? explain(applications) : null;
        return found ? [{ applications, ...found }] : [];
      });
      await insertProposals(ctx, { ...at, by: actorPerson(actor), locked, proposals });
    }
    await record(ctx, {
      programme,
      actor,
      kind: 'several-unpaired',
      subject: ['round', round.id],
      round: round.id,
      data: { count: made.length },
      undoes,
    });
    return { ok: true };
  });
}
