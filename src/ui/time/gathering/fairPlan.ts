/** For each part of the world, the share of its people (0 to 1) who could come at an hour. */
export type Shares = readonly number[];

/** How strongly the first tries favour parts that have had few hours: one value is best for many free hours, another for few. */
const LEANINGS = [1, 2, 3, 5, 8];

/**
 * Chooses hours for coming chats so that the part of the world with the fewest hours is best off, then the next part, and so on. `chats`
 * holds the possible hours of each chat, and `already` what each part has had. Input: shares by part, always in the same order. Output: the
 * position of the chosen hour, chat by chat. Each try favours the part that had least (multiplicative weights: Arora, Hazan and Kale,
 * 2012), and then moves one chat at a time for as long as that helps.
 */
export function fairPlan(chats: readonly (readonly Shares[])[], already: Shares): number[] {
  const few = chats.map(undominated);
  const plans = LEANINGS.map((leaning) => improved(few, already, leaned(few, already, leaning)));
  const best = plans.reduce((best, plan) =>
    isFairer(total(few, plan, already), total(few, best, already)) ? plan : best,
  );
  return best.map((choice, chat) => few[chat]![choice]!.place);
}

/** The position in a plan of the hour that the part with the least so far needs first. */
export function firstOf(plan: readonly Shares[], already: Shares): number {
  const after = plan.map((shares) => added(already, shares));
  return after.reduce((best, _, at) => (isFairer(after[at]!, after[best]!) ? at : best), 0);
}

interface Hour {
  place: number;
  shares: Shares;
}

/** Leaves out hours at which no part is better off than at some other hour. */
function undominated(hours: readonly Shares[]): Hour[] {
  return hours
    .map((shares, place) => ({ place, shares }))
    .filter(({ place, shares }) =>
      hours.every(
        (other, at) =>
          at === place ||
          !other.every((share, part) => share >= shares[part]!) ||
          (at > place && other.every((share, part) => share === shares[part])),
      ),
    );
}

function leaned(chats: readonly (readonly Hour[])[], already: Shares, leaning: number): number[] {
  let had = already;
  return chats.map((hours) => {
    const weights = had.map((one) => Math.exp(-leaning * (one - Math.min(...had))));
    const worth = ({ shares }: Hour): number =>
      shares.reduce((sum, share, part) => sum + weights[part]! * (1 - Math.exp(-leaning * share)), 0);
    const best = hours.reduce((best, hour, at) => (worth(hour) > worth(hours[best]!) ? at : best), 0);
    had = added(had, hours[best]!.shares);
    return best;
  });
}

function improved(
  chats: readonly (readonly Hour[])[],
  already: Shares,
  plan: readonly number[],
): readonly number[] {
  let now = plan;
  for (let before: readonly number[] | null = null; before !== now;) {
    before = now;
    for (const [chat, hours] of chats.entries()) {
      for (const at of hours.keys()) {
        const other = now.with(chat, at);
        if (isFairer(total(chats, other, already), total(chats, now, already))) now = other;
      }
    }
  }
  return now;
}

const total = (chats: readonly (readonly Hour[])[], plan: readonly number[], already: Shares): Shares =>
  plan.reduce((sum, choice, chat) => added(sum, chats[chat]![choice]!.shares), already);

const added = (some: Shares, others: Shares): Shares => some.map((one, part) => one + others[part]!);

/** Whether the part with the fewest hours has more; or as many, and the next part has more; and so on. */
export function isFairer(some: Shares, others: Shares): boolean {
  const [one, other] = [some, others].map((list) => list.toSorted((a, b) => a - b)) as [number[], number[]];
  const at = one.findIndex((hours, index) => Math.abs(hours - other[index]!) > 1e-9);
  return at !== -1 && one[at]! > other[at]!;
}
