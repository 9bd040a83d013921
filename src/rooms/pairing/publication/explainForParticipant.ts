import type { PairReason, Wish } from '#matching';

/** The reasons a participant may know: what both share, and their own wishes that are met. */
interface OwnReason {
  /** The partner this is about. */
  partner: number;
  shared: PairReason['shared'];
  wishesMet: Wish[];
  /** Answers to the programme's own questions that meet the wishes of the rules: the person's own and the partner's. */
  answers: { question: number; own: string; theirs: string }[];
  /** Whether the hours a week come from both people's answers; false when waking hours stand in for somebody's. */
  bothGaveHours: boolean;
}

/**
 * A person's own side of the reasons of their partnership, one row for each partner. Leaves out other people's wishes, weights and rules.
 */
export function explainForParticipant(reasons: readonly PairReason[], person: number): OwnReason[] {
  return reasons.flatMap(({ a, b, shared, sides, answers = [] }) => {
    const side = sides.find(({ id }) => id === person);
    if (!side) return [];
    return [
      {
        partner: Number(a === person ? b : a),
        shared,
        wishesMet: side.met,
        answers: answers
          .filter(({ met }) => met)
          .map(({ question, answers: [one, other] }) =>
            a === person
              ? { question: Number(question), own: one, theirs: other }
              : { question: Number(question), own: other, theirs: one },
          ),
        bothGaveHours: sides.every(({ gaveHours }) => gaveHours),
      },
    ];
  });
}
