import type { MatchResult, UnmatchedReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import type { Round } from '../../programmes/index.ts';
import type { LockedRound } from '../lockMatching.ts';
import { deleteProposals, insertProposals } from '../proposals/writeProposals.ts';
import { madeByRuns } from '../publication/outcome.ts';
import type { RunInput } from '../runs/matchInWorker.ts';
import { areProven } from '../runs/proven.ts';
import { introduceWaiting } from './introduceWaiting.ts';
import { keepRun } from './keepRun.ts';
import { proposedAgain } from './proposedAgain.ts';
import type { ProposedAgain } from './proposedAgain.ts';
import { nextRun, setNext } from './settings.ts';
import type { Again } from './settings.ts';
import { untrueIn } from './stillTrue.ts';
import { tellWaiting } from './tellWaiting.ts';
import { cappedReason, waitingPool } from './waitingPool.ts';
import type { WaitingPool } from './waitingPool.ts';

/** How many pairs were introduced or proposed, and how many still wait. */
export interface Done {
  ok: true;
  introduced: number;
  proposed: number;
  waiting: number;
}

const NOBODY: MatchResult['groups'] = [];
const timetable = { kind: 'timetable' } as const;

/** A computed run, and what is locked while its result is kept. */
interface Kept {
  programme: number;
  planned: Again;
  round: Round;
  locked: LockedRound;
  result: MatchResult | null;
  taken: RunInput;
}

/**
 * Carries out the result of a run: introduces the pairs, or proposes them when a volunteer wants to see them first. Tells the others why
 * they still wait. Leaves out results that are no longer true of the people who wait now. The caller holds the locks of `lockMatching`.
 */
export async function keepAgain(ctx: Ctx, input: Kept): Promise<Done> {
  const { programme, planned, round, locked, result, taken } = input;
  const at = { programme, round: round.id };
  const pool = await waitingPool(ctx, { ...at, policy: locked.policy });
  const untrue = untrueIn(pool, locked.policy);
  const proposals = await proposedAgain(ctx, { ...at, untrue });
  const stays = proposals.filter((one) => one.locked && one.untrue === null);
  await deleteProposals(
    ctx,
    programme,
    proposals.filter((one) => !stays.includes(one)).map(({ id }) => id),
  );
  const busy = new Set(stays.flatMap(({ members }) => members.map(({ person }) => person)));
  const groups = (result?.groups ?? NOBODY).filter(({ members, locked }) => {
    const people = members.map(Number);
    return !locked && !people.some((person) => busy.has(person)) && untrue(people) === null;
  });
  const memberOf = (person: number) => ({ person, application: pool.applications.get(person)! });
  const run =
    result && groups.length > 0 ? await keepRun(ctx, { ...at, policy: locked.policy, taken, result }) : null;
  const own = groups.map(({ members, reasons, weight }) => ({
    members: members.map((id) => memberOf(Number(id))).sort((a, b) => a.application - b.application),
    reasons,
    weight,
  }));
  let introduced = 0;
  let stayed = stays.length + own.length;
  if (planned.showsFirst) {
    await insertProposals(ctx, {
      ...at,
      run,
      proposals: own.map(({ members, ...one }) => ({
        ...one,
        applications: members.map(({ application }) => application),
      })),
    });
    await showThem(ctx, round, stayed);
  } else {
    const goes = await provenOf(ctx, programme, stays);
    const all = [...goes.map(({ members, reasons }) => ({ members, reasons })), ...own];
    introduced = all.length;
    await introduceWaiting(ctx, { programme, round, actor: timetable, groups: all });
    stayed = stays.length - goes.length;
    await showThem(ctx, round, stayed);
    if (introduced > 0)
      await record(ctx, {
        programme,
        actor: timetable,
        kind: 'matched-again',
        subject: ['round', round.id],
        round: round.id,
        data: { partnerships: introduced, run },
      });
  }
  const nextAt = nextRun(round, planned, ctx.clock.now());
  await setNext(ctx, at, nextAt);
  const placed = new Set([...busy, ...own.flatMap(({ members }) => members.map(({ person }) => person))]);
  const left = reasonsOf(pool, result).filter(({ id }) => !placed.has(Number(id)));
  await tellWaiting(ctx, { ...at, run, nextAt, pool, reasons: left });
  return {
    ok: true,
    introduced,
    proposed: stayed,
    waiting: left.length,
  };
}

/** The locked proposals whose run proves them. The others introduce nobody: they stay on the list until a volunteer parts them. */
async function provenOf(
  ctx: Ctx,
  programme: number,
  stays: readonly ProposedAgain[],
): Promise<ProposedAgain[]> {
  const unproven = new Set<number>();
  const made = madeByRuns(stays.map(({ id, run, members }) => ({ proposal: id, run, members })));
  for (const [run, groups] of made)
    if (!(await areProven(ctx, programme, new Map([[run, groups]])))) unproven.add(run);
  return stays.filter(({ run }) => run === null || !unproven.has(run));
}

/** Why each person who still waits has no partner. People whom the run did not look at are left out. */
function reasonsOf(pool: WaitingPool, result: MatchResult | null): UnmatchedReason[] {
  const waits = new Set(pool.candidates.map(({ id }) => Number(id)));
  const found = (result?.unmatched ?? []).filter(({ id }) => waits.has(Number(id)));
  const considered = pool.candidates.length;
  return [...found, ...[...pool.capped].map(([person, ahead]) => cappedReason(person, ahead, considered))];
}

/** Puts proposals that a volunteer has to see onto the work list. */
async function showThem(ctx: Ctx, round: Round, proposals: number): Promise<void> {
  const programme = round.programme_id;
  const subject = ['round', round.id] as const;
  if (proposals === 0) {
    await closeMatter(ctx, { programme, actor: timetable, kind: 'partners-again', subject });
    return;
  }
  await openMatter(ctx, {
    programme,
    kind: 'partners-again',
    subject,
    round: round.id,
    urgency: 1,
    data: { number: round.number },
  });
}
