import type { HardRule } from '#matching';
import { resolveExclusions } from '../../applications/index.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { phaseOf, roundById } from '../../programmes/index.ts';
import { poolOf } from '../pool/candidates.ts';
import { chosen, explainApplications } from '../proposals/explainGroup.ts';
import type { ByHand } from '../proposals/explainGroup.ts';
import { introduceWaiting } from '../again/introduceWaiting.ts';
import { lockMatching } from '../lockMatching.ts';
import { GRAVE, handPolicy } from '../rules.ts';
import { toldTo } from '../toldTo.ts';

/** Introduces two or three people who wait in a running round to each other, and mails them. Breaking a grave rule needs `confirmed`. */
export async function introduceByHand(
  ctx: Ctx,
  input: ByHand,
): Promise<
  | { ok: true; partnership: number; broken: HardRule[] }
  | { ok: false; reason: 'unpublished' | 'over' | 'number' | 'gone' | 'own' }
  | { ok: false; reason: 'confirm'; broken: HardRule[] }
> {
  const { programme, actor } = input;
  const applications = chosen(input.applications);
  if (!applications) return { ok: false, reason: 'number' };
  return inTransaction(ctx, async (ctx) => {
    const round = await lockMatching(ctx, programme, input.round);
    if (!round.published) return { ok: false, reason: 'unpublished' };
    const { dates, ...row } = await roundById(ctx, programme, round.id);
    const phase = phaseOf({ ...row, dates }, ctx.clock.now());
    if (phase === 'ended' || phase === 'cancelled') return { ok: false, reason: 'over' };
    await resolveExclusions(ctx, { programme, round: round.id });
    const pool = await poolOf(ctx, {
      programme,
      round: round.id,
      state: 'waiting',
      applications,
      partings: false,
    });
    const found = explainApplications(pool, handPolicy(round.policy), applications);
    if (!found) return { ok: false, reason: 'gone' };
    if (!toldTo(actorPerson(actor)).pairs(found.people)) return { ok: false, reason: 'own' };
    if (found.broken.some((rule) => GRAVE.has(rule)) && !input.confirmed)
      return { ok: false, reason: 'confirm', broken: found.broken };
    const members = applications.map((application, k) => ({ application, person: found.people[k]! }));
    const [partnership] = (await introduceWaiting(ctx, {
      programme,
      round: { ...row, dates },
      actor,
      groups: [{ members, reasons: found.reasons }],
    })) as [number];
    await record(ctx, {
      programme,
      actor,
      kind: 'introduced-by-hand',
      subject: ['partnership', partnership],
      round: round.id,
      data: { applications, broken: found.broken },
    });
    return { ok: true, partnership, broken: found.broken };
  });
}
