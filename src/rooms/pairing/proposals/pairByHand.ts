import type { HardRule } from '#matching';
import { resolveExclusions } from '../../applications/index.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { poolOf } from '../pool/candidates.ts';
import { chosen, explainApplications } from './explainGroup.ts';
import type { ByHand } from './explainGroup.ts';
import { lockMatching } from '../lockMatching.ts';
import { forgetPartings } from './partings.ts';
import { proposalsHolding } from './queries.ts';
import { deleteProposals, insertProposals } from './writeProposals.ts';
import { GRAVE, handPolicy } from '../rules.ts';
import { toldTo } from '../toldTo.ts';

type HandRefusal =
  | { ok: false; reason: 'published' | 'number' | 'gone' | 'own' | 'taken' }
  | { ok: false; reason: 'confirm'; broken: HardRule[] };

/**
 * Proposes two or three people as partners, locked, so that runs leave them together. Somebody in another proposal has to be parted first,
 * or leaves it with `leave`: that proposal ends then, and may come back. Breaking a grave rule (other country, never again, ruled out)
 * needs `confirmed`. Other rules that are broken come back as `broken`.
 */
export async function pairByHand(
  ctx: Ctx,
  input: ByHand & { leave?: boolean; locked?: boolean },
): Promise<{ ok: true; proposal: number; broken: HardRule[] } | HandRefusal> {
  const { programme, actor } = input;
  const applications = chosen(input.applications);
  if (!applications) return { ok: false, reason: 'number' };
  return inTransaction(ctx, async (ctx) => {
    const round = await lockMatching(ctx, programme, input.round);
    if (round.published) return { ok: false, reason: 'published' };
    await resolveExclusions(ctx, { programme, round: round.id });
    const pool = await poolOf(ctx, { programme, round: round.id, applications, partings: false });
    const found = explainApplications(pool, handPolicy(round.policy), applications);
    if (!found) return { ok: false, reason: 'gone' };
    if (!toldTo(actorPerson(actor)).pairs(found.people)) return { ok: false, reason: 'own' };
    const others = await proposalsHolding(ctx, programme, applications);
    if (others.length > 0 && !input.leave) return { ok: false, reason: 'taken' };
    if (found.broken.some((rule) => GRAVE.has(rule)) && !input.confirmed)
      return { ok: false, reason: 'confirm', broken: found.broken };
    await deleteProposals(
      ctx,
      programme,
      others.map(({ id }) => id),
    );
    await forgetPartings(ctx, { programme, round: round.id, groups: [found.people] });
    const [proposal] = (await insertProposals(ctx, {
      programme,
      round: round.id,
      by: actorPerson(actor),
      locked: input.locked ?? true,
      proposals: [{ applications, weight: found.weight, reasons: found.reasons }],
    })) as [number];
    await record(ctx, {
      programme,
      actor,
      kind: 'pair-made',
      subject: ['proposal', proposal],
      round: round.id,
      data: { applications, broken: found.broken, left: others.map(({ members }) => members) },
    });
    return { ok: true, proposal, broken: found.broken };
  });
}
