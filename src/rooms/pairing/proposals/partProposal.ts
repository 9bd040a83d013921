import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { BulkVerb } from '../../desks/index.ts';
import { record } from '../../log/index.ts';
import { lockMatching } from '../lockMatching.ts';
import { lockedSince } from './lockProposal.ts';
import { rememberPartings } from './partings.ts';
import { proposalsWith } from './queries.ts';
import type { Proposal } from './queries.ts';
import { deleteProposals } from './writeProposals.ts';

/** A proposal to part, by its number. */
interface ToPart {
  id: number;
  /** The event of pairing by hand that the parting takes back; no parting is remembered then. */
  undoes?: number | undefined;
  /** True to part the proposal only while it is unlocked. */
  ifUnlocked?: boolean | undefined;
  /** Its number among the things of an act on several. */
  item?: number | undefined;
}

type PartedOrNot = { ok: true } | { ok: false; reason: 'published' | 'gone' | 'locked' };

/**
 * Parts people proposed as partners: they are free for others, and no run of this round proposes them to each other again. `undoes` takes
 * back a pairing by hand, and remembers no parting. `ifUnlocked` leaves a proposal that somebody locked: the person who parts it did not
 * see the lock.
 */
export async function partProposal(
  ctx: Ctx,
  input: { programme: number; actor: Actor; proposal: number; undoes?: number; ifUnlocked?: boolean },
): Promise<PartedOrNot> {
  const { programme, actor, proposal: id, undoes, ifUnlocked } = input;
  const [done] = await partThem(ctx, { programme, actor, things: [{ id, undoes, ifUnlocked }] });
  return done!;
}

/**
 * Parts several proposals. The people of a round are locked once, however many they are. A proposal stays if somebody locked it after the
 * page asked for confirmation: the page did not mention the lock.
 */
export const partSeveral: NonNullable<BulkVerb['actSeveral']> = (ctx, { said: { seen }, ...input }) =>
  partThem(ctx, { ...input, seen: seen === undefined ? undefined : new Date(seen) });

/** Answers one result for each proposal, in their order. */
async function partThem(
  ctx: Ctx,
  {
    programme,
    actor,
    things,
    seen: asked,
  }: { programme: number; actor: Actor; things: readonly ToPart[]; seen?: Date | undefined },
): Promise<PartedOrNot[]> {
  const ids = things.map(({ id }) => id);
  return inTransaction(ctx, async (ctx) => {
    const seen = await proposalsWith(ctx, programme, ids);
    const published = new Set<number>();
    for (const round of new Set([...seen.values()].map(({ round }) => round).toSorted((a, b) => a - b)))
      if ((await lockMatching(ctx, programme, round)).published) published.add(round);
    // Somebody else may have parted them while this waited for the lock. In a running round, only people who wait are proposed.
    const there = new Map(await proposalsWith(ctx, programme, ids));
    const stays = new Set([
      ...things.flatMap(({ id, ifUnlocked }) => (ifUnlocked && there.get(id)?.locked ? id : [])),
      ...(asked ? await lockedSince(ctx, { programme, proposals: ids, at: asked }) : []),
    ]);
    for (const id of stays) there.delete(id);
    await deleteProposals(ctx, programme, [...there.keys()]);
    const forGood = things.flatMap(({ id, undoes }) => (undoes === undefined ? (there.get(id) ?? []) : []));
    for (const [round, some] of Map.groupBy(forGood, (one) => one.round)) {
      const groups = some.map(({ members }) => members.map(({ person }) => person));
      await rememberPartings(ctx, { programme, round, groups, by: actorPerson(actor) });
    }
    const results: PartedOrNot[] = [];
    for (const thing of things) {
      const proposal = there.get(thing.id);
      const isPublished = published.has(seen.get(thing.id)?.round ?? 0);
      if (proposal) await note(ctx, { programme, actor }, thing, proposal);
      results.push(
        proposal
          ? { ok: true }
          : { ok: false, reason: isPublished ? 'published' : stays.has(thing.id) ? 'locked' : 'gone' },
      );
    }
    return results;
  });
}

const note = (
  ctx: Ctx,
  by: { programme: number; actor: Actor },
  { undoes, item }: ToPart,
  { id, round, run, locked, members }: Proposal,
): Promise<number> =>
  record(item === undefined ? ctx : { ...ctx, bulkItem: item }, {
    ...by,
    kind: 'pair-parted',
    subject: ['proposal', id],
    round,
    data: {
      applications: members.map(({ application }) => application),
      locked,
      ...(run === null ? {} : { run }),
      ...(undoes === undefined ? {} : { undid: true }),
    },
    ...(undoes === undefined ? {} : { undoes }),
  });
