import type { seeded } from '../../sample/people/random.ts';
import { withdraw } from '../../src/rooms/applications/index.ts';
import type { Actor } from '../../src/rooms/ctx.ts';
import {
  answerTrio,
  askTrio,
  chooseWaiting,
  introduceByHand,
  letGo,
  lockProposal,
  matchAgain,
  partProposal,
} from '../../src/rooms/pairing/index.ts';
import { triosDue } from '../../src/rooms/pairing/trio/triosDue.ts';
import { declareAbsence, leavePartnership } from '../../src/rooms/partnerships/index.ts';
import type { Running } from './newRound.ts';

type Act = (actor: Actor) => Promise<unknown>;

/** The acts on a round that all happen at the same moment. */
export function actsOf(
  running: Running,
  proposals: readonly number[],
  random: ReturnType<typeof seeded>,
): Act[] {
  const { ctx, programme, round, people, partnership, waiting, question } = running;
  const at = { programme, round };
  const one = () => random.pick(waiting);
  const hand =
    (count: number): Act =>
    (actor) =>
      introduceByHand(ctx, { ...at, actor, applications: random.some(waiting, count), confirmed: true });
  const answer =
    (k: number, yes: boolean): Act =>
    () =>
      answerTrio(ctx, { programme, question: question!, person: people[k]!, yes });
  const leave: Act = (actor) =>
    leavePartnership(ctx, {
      programme,
      actor,
      partnership,
      person: people[random.int(0, 1)]!,
      reason: '',
      another: true,
    });
  return [
    () => matchAgain(ctx, at),
    () => matchAgain(ctx, at),
    (actor) => letGo(ctx, { ...at, actor }),
    (actor) => letGo(ctx, { ...at, actor }),
    hand(2),
    hand(3),
    (actor) => withdraw(ctx, { programme, actor, application: one() }),
    (actor) => chooseWaiting(ctx, { programme, actor, application: one(), choice: 'next' }),
    () => declareAbsence(ctx, { programme, person: random.pick(people), until: '2027-03-25' }),
    (actor) => askTrio(ctx, { programme, actor, application: one() }),
    (actor) => askTrio(ctx, { programme, actor, application: one() }),
    ...(question === null || random.int(0, 2) === 0 ? [leave] : []),
    ...(question === null
      ? []
      : [answer(1, true), answer(1, true), answer(0, random.int(0, 3) > 0), () => triosDue(ctx)]),
    ...(proposals.length === 0
      ? []
      : [
          (actor: Actor) => lockProposal(ctx, { programme, actor, proposal: random.pick(proposals) }),
          (actor: Actor) => partProposal(ctx, { programme, actor, proposal: random.pick(proposals) }),
        ]),
  ];
}
