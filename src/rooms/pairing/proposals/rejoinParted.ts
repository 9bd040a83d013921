import { anyOf } from '../../../db/anyOf.ts';
import { resolveExclusions } from '../../applications/index.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockMatching } from '../lockMatching.ts';
import { poolOf } from '../pool/candidates.ts';
import { handPolicy } from '../rules.ts';
import { asRunsMade } from './asRunsMade.ts';
import { chosen, explainer } from './explainGroup.ts';
import { forgetPartings } from './partings.ts';
import { proposalsHolding } from './queries.ts';
import { insertProposals } from './writeProposals.ts';

/** A parted proposal: the event of its parting, with what the event stores. */
export interface Parted {
  event: number;
  applications: readonly number[];
  locked: boolean;
  /** The run that made it; absent when a volunteer did. */
  run?: number | undefined;
  /** Its number among the things of an act on several. */
  item?: number | undefined;
}

type Rejoined = { ok: true } | { ok: false; reason: 'published' | 'changed-since' | 'gone' | 'taken' };

/**
 * Proposes parted people of one round to each other again, as before: locked or not, and as their run made them while its result is kept.
 * No rule has to be confirmed again, since they were together before. The people are read once, however many there are. Answers one result
 * for each, in their order.
 */
export async function rejoinParted(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor; parted: readonly Parted[] },
): Promise<Rejoined[]> {
  const { programme, actor, parted } = input;
  return inTransaction(ctx, async (ctx) => {
    const round = await lockMatching(ctx, programme, input.round);
    if (round.published) return parted.map(() => ({ ok: false, reason: 'published' }));
    const at = { programme, round: round.id };
    await resolveExclusions(ctx, at);
    const everybody = parted.flatMap(({ applications }) => applications);
    const pool = await poolOf(ctx, { ...at, applications: everybody, partings: false });
    const explain = explainer(pool, handPolicy(round.policy));
    const undone = await undoneAmong(ctx, programme, parted);
    const taken = await proposedAmong(ctx, programme, parted);
    const free: Free[] = [];
    const results = parted.map((one): Rejoined => {
      if (undone.has(one.event)) return { ok: false, reason: 'changed-since' };
      const applications = chosen(one.applications);
      const found = applications && explain(applications);
      if (!found) return { ok: false, reason: 'gone' };
      if (applications.some((application) => taken.has(application))) return { ok: false, reason: 'taken' };
      for (const application of applications) taken.add(application);
      free.push({ ...one, ...found, applications });
      return { ok: true };
    });
    await forgetPartings(ctx, { ...at, groups: free.map(({ people }) => people) });
    await propose(ctx, { ...at, actor }, free);
    return results;
  });
}

type Free = Parted & NonNullable<ReturnType<ReturnType<typeof explainer>>> & { applications: number[] };

/** The events that somebody undid while this waited for the lock. */
async function undoneAmong(ctx: Ctx, programme: number, parted: readonly Parted[]): Promise<Set<number>> {
  const rows = await ctx.db
    .selectFrom('event')
    .select('undoes')
    .where('programme_id', '=', programme)
    .where('undoes', '=', anyOf(parted.map(({ event }) => event)))
    .execute();
  return new Set(rows.map(({ undoes }) => undoes!));
}

/** The parted applications that are in a proposal by now. */
async function proposedAmong(ctx: Ctx, programme: number, parted: readonly Parted[]): Promise<Set<number>> {
  const all = parted.flatMap(({ applications }) => applications);
  const holding = await proposalsHolding(ctx, programme, all);
  return new Set(holding.flatMap(({ members }) => members.map(({ application }) => application)));
}

/** Writes the proposals, with one statement for each run and kind of lock, and an event for each. */
async function propose(
  ctx: Ctx,
  { programme, round, actor }: { programme: number; round: number; actor: Actor },
  free: readonly Free[],
): Promise<void> {
  const proposals = await asRunsMade(ctx, { programme, round }, free);
  for (const some of Map.groupBy(proposals, ({ run, locked }) => `${run} ${locked}`).values()) {
    const [{ run, locked }] = some as [(typeof some)[number]];
    const by = actorPerson(actor);
    const made = await insertProposals(ctx, { programme, round, run, locked, by, proposals: some });
    for (const [k, { applications, broken, event, item }] of some.entries())
      await record(item === undefined ? ctx : { ...ctx, bulkItem: item }, {
        programme,
        actor,
        kind: 'pair-made',
        subject: ['proposal', made[k]!],
        round,
        data: { applications, broken, left: [] },
        undoes: event,
      });
  }
}
