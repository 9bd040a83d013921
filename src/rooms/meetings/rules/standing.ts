import type { Said } from './meeting.ts';

/**
 * Members who come to a time or may come: those who said yes or maybe, and the proposer unless they said no. Only present members count.
 */
export const comingTo = (
  members: readonly number[],
  proposer: number | null,
  said: readonly Said[],
): number[] =>
  members.filter((one) => {
    const own = said.find(({ person }) => person === one);
    return own ? own.says !== 'no' : one === proposer;
  });

/** Whether a time that stands still stands: at least two members come or may come. */
export const stands = (members: readonly number[], proposer: number | null, said: readonly Said[]): boolean =>
  comingTo(members, proposer, said).length >= 2;

/** Whether none of the proposed times can stand any more, because all others said no to each. */
export const isRefused = (
  members: readonly number[],
  proposer: number | null,
  times: readonly { said: readonly Said[] }[],
): boolean =>
  members
    .filter((one) => one !== proposer)
    .every((one) =>
      times.every(({ said }) => said.some(({ person, says }) => person === one && says === 'no')),
    );

/** Whether an answer is to times that were proposed before the present ones. */
export const isToOlder = (askedSequence: number, answered: number | undefined): boolean =>
  answered !== undefined && answered < askedSequence;
