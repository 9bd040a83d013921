import { actorPerson } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { BulkVerb } from '../../desks/index.ts';
import { duplicateById, duplicatesWith } from '../queries.ts';
import type { Duplicate, Half } from '../queries.ts';
import { askMerge, askNoMerge } from '../saying/askMerge.ts';
import { mergePeople } from './mergePeople.ts';
import { mergeRefusal } from './refusal.ts';
import type { MergeAsked, MergeRefusal } from './refusal.ts';
import { undoMerge } from './undoMerge.ts';
import { mergeChoicesOf } from './usual.ts';

/** A pair with the person who would stay, and the outcome of making the two one. */
export interface ForeseenMerge {
  pair: Duplicate;
  kept: Half;
  /** Whether the application of the person who is merged away would be withdrawn. */
  withdraws: boolean;
  /**
   * `asked`: the owner of the merged address has to say so first; `waits`: the owner was asked already; otherwise why they do not become
   * one.
   */
  comes: 'joined' | 'asked' | 'waits' | MergeRefusal;
}

/** A merge of several pairs never moves roles (`mayGiveRoles`): a pair with a volunteer is decided on its own page. */
const askedFor = (
  { programme, actor }: { programme: number; actor: Actor },
  { a, b }: Pick<Duplicate, 'a' | 'b'>,
  kept: number,
  withdraws: boolean,
): MergeAsked => ({
  programme,
  kept,
  gone: kept === a.id ? b.id : a.id,
  proven: false,
  withdraws,
  mayGiveRoles: false,
  volunteer: actorPerson(actor),
});

/** Foresees the merges of some pairs; pairs that are gone, or that somebody said are two people, are left out. */
export async function foreseeMerges(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; actor: Actor; duplicates: readonly number[]; withdraws: boolean },
): Promise<ForeseenMerge[]> {
  const pairs = await duplicatesWith(ctx, input.programme, input.duplicates);
  const foreseen: ForeseenMerge[] = [];
  for (const pair of pairs.filter(({ said }) => said !== 'different')) {
    const { kept, withdrawing } = await mergeChoicesOf(ctx, askedFor(input, pair, pair.a.id, false), pair);
    const reason = await mergeRefusal(ctx, askedFor(input, pair, kept.id, input.withdraws));
    const asks = pair.said === 'asked' ? 'waits' : 'asked';
    const withdraws = withdrawing.has(kept.id);
    foreseen.push({
      pair,
      kept,
      withdraws,
      comes: reason === null ? 'joined' : reason === 'ask' ? asks : reason,
    });
  }
  return foreseen;
}

/** The word that allows one of two applications to a round to be withdrawn. */
export const WITHDRAWS = 'withdraws';

/** Makes each of several pairs one, or asks the owner of the merged address, as the page of the pair does. */
export const mergeSeveral: BulkVerb = {
  act: async (ctx, { programme, actor, id: duplicate, said }) => {
    const pair = await duplicateById(ctx, programme, duplicate);
    if (!pair || pair.said === 'different') return { ok: false, reason: 'over' };
    const kept = said.kept?.[duplicate];
    // Another merge has changed one of them meanwhile: then the pair is not the one that the volunteer saw.
    if (kept === undefined || ![pair.a.id, pair.b.id].includes(kept)) return { ok: false, reason: 'over' };
    const asked = askedFor({ programme, actor }, pair, kept, said.choice === WITHDRAWS);
    const done = await mergePeople(ctx, { ...asked, actor, isKeeper: false });
    if (done.ok || done.reason !== 'ask') return done.ok ? { ok: true } : done;
    if (pair.said === 'asked') return { ok: false, reason: 'waits' };
    const mailed = await askMerge(ctx, { ...asked, actor, duplicate, seen: pair });
    if (mailed.ok) return { ok: true, instead: 'asked' };
    return mailed.reason === 'overtaken' ? { ok: false, reason: 'over' } : mailed;
  },
  undo: async (ctx, { programme, actor, id: duplicate, events }) => {
    for (const event of events) {
      if (event.kind === 'people-merged')
        return undoMerge(ctx, { programme, actor, merge: event.data.merge, undoes: event.id });
      if (event.kind === 'merge-asked') {
        const done = await askNoMerge(ctx, { programme, actor, duplicate, undoes: event.id });
        return done.ok ? { ok: true } : { ok: false, reason: 'over' };
      }
    }
    return { ok: false, reason: 'over' };
  },
};
