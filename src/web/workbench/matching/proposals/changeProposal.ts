import { isIntroduced } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import {
  lockProposal,
  partProposal,
  peopleOfRound,
  proposalById,
  unlockProposal,
} from '../../../../rooms/pairing/index.ts';
import type { Proposal } from '../../../../rooms/pairing/index.ts';
import { inLine } from '../../../../ui/index.ts';
import type { NoteKey, ProgrammeVisit } from '../../../visit.ts';
import type { Refusal } from '../matchingPage.tsx';
import { atListAsItWas, listAsItWas } from '../../list/back.ts';
import { showAgain } from '../again/again.tsx';
import { besideProposal } from './beside.tsx';
import { showProposals } from './proposals.tsx';

const ACTS = { lock: lockProposal, unlock: unlockProposal, parting: partProposal } as const;
const NOTES: Record<keyof typeof ACTS, NoteKey> = { lock: 'locked', unlock: 'unlocked', parting: 'parted' };

/** Locks, unlocks or parts a proposal of the round in the path. */
export async function changeProposal(
  visit: ProgrammeVisit,
  round: Round,
  act: keyof typeof ACTS,
): Promise<Response> {
  const id = visit.id('proposal');
  const proposal = id === null ? null : await proposalById(visit.ctx, visit.programme.id, id);
  // In a running round only people who wait get proposals, on a page of its own.
  const isRunning = await isIntroduced(visit.ctx, visit.programme.id, round.id);
  const [show, place] = isRunning
    ? ([showAgain, '/again'] as const)
    : ([showProposals, '/proposals'] as const);
  const list = `/workbench/matching/${round.number}${place}`;
  const refuse = async (reason: Refusal) => show(await atListAsItWas(visit, list), round, reason);
  if (proposal?.round !== round.id) return refuse('gone');
  // From a proposal with its list beside it an act leads on to the next, which is read before the act may remove this one from the list.
  const beside = isRunning ? null : await besideProposal(visit, round, proposal.id);
  const name = beside ? await namesIn(visit, proposal) : '';
  const done = await ACTS[act](visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    proposal: proposal.id,
    ifUnlocked: (await visit.form()).get('seen') === 'unlocked',
  });
  if (!done.ok) return refuse(done.reason);
  if (!beside) return visit.redirect(await listAsItWas(visit, list), NOTES[act]);
  const isGone = act === 'parting';
  return visit.redirect(beside.onward, NOTES[act], {
    name,
    ...(isGone ? {} : { href: beside.hrefOf(proposal.id) }),
  });
}

/** The names of the people in a proposal, as its row shows them. */
async function namesIn({ ctx, programme }: ProgrammeVisit, { round, members }: Proposal): Promise<string> {
  const applications = members.map(({ application }) => application);
  const people = await peopleOfRound(ctx, { programme: programme.id, round }, { applications });
  return inLine([...people.values()].map((one) => one.name));
}
