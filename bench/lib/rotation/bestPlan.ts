/**
 * The possible hours of a chat, each with the share of every part of the world that could come. `chats` counts the weeks with the same
 * hours.
 */
interface Week {
  hours: readonly (readonly number[])[];
  chats: number;
}

/**
 * The most that the worst-off part of the world can have by any plan, to within `close` of it. Looks at every plan that could beat the best
 * so far. Gives a plan up when even the best further hours, under one fixed weighting of the parts, cannot beat it. `hours` has for each
 * chat its hours, each with shares by part. Plans that differ only in the order of like weeks count as one. Shares no code with `fairPlan`.
 * Also gives the number of plans looked at, whole or in part.
 */
export function bestByEnumeration(
  chats: readonly (readonly (readonly number[])[])[],
  close = 0.02,
): { most: number; looked: number } {
  const weeks = [...Map.groupBy(chats, (hours) => JSON.stringify(hours)).values()].map((alike): Week => ({
    hours: edgeOf(alike[0]!),
    chats: alike.length,
  }));
  const parts = chats[0]![0]!.length;
  const lists = weeks.flatMap(({ hours, chats }) => Array.from({ length: chats }, () => hours));
  const isAlike = lists.map((list, at) => at > 0 && lists[at - 1] === list);
  const weights = weightsOf(lists, parts);
  const worth = (shares: readonly number[]): number =>
    shares.reduce((sum, share, part) => sum + share * weights[part]!, 0);
  const sorted = lists.map((list) => list.toSorted((one, other) => worth(other) - worth(one)));
  // The most that the chats from each one on can still add, to all parts by weight and to each part alone.
  const rest = lists.map((_, at) => sorted.slice(at).reduce((sum, list) => sum + worth(list[0]!), 0));
  const restOf = lists.map((_, at) =>
    Array.from({ length: parts }, (_, part) =>
      sorted.slice(at).reduce((sum, list) => sum + Math.max(...list.map((shares) => shares[part]!)), 0),
    ),
  );
  let most = 0;
  let looked = 0;
  const look = (at: number, had: readonly number[], had_: number, from: number): void => {
    looked += 1;
    if (at === lists.length) {
      most = Math.max(most, Math.min(...had));
      return;
    }
    const goal = most * (1 + close);
    if (had.some((one, part) => one + restOf[at]![part]! <= goal)) return;
    const left = at + 1 < lists.length ? rest[at + 1]! : 0;
    const list = sorted[at]!;
    for (let hour = isAlike[at] ? from : 0; hour < list.length; hour++) {
      const shares = list[hour]!;
      const sum = had_ + worth(shares);
      // Later hours of the list add less, and so do later chats of the same week.
      if (sum + left <= goal) break;
      look(
        at + 1,
        had.map((one, part) => one + shares[part]!),
        sum,
        hour,
      );
    }
  };
  look(
    0,
    Array.from({ length: parts }, () => 0),
    0,
    0,
  );
  return { most, looked };
}

/** Drops each hour at which no part is better off than at some other hour that suits every part at least as well. */
function edgeOf(hours: readonly (readonly number[])[]): (readonly number[])[] {
  const each = [...new Map(hours.map((shares) => [shares.join(), shares])).values()];
  return each.filter(
    (shares) =>
      !each.some((other) => other !== shares && other.every((share, part) => share >= shares[part]!)),
  );
}

/**
 * Weights of the parts, 1 in all, under which the best plan is worth as little as possible. No plan gives the poorest part more than that.
 */
function weightsOf(lists: readonly (readonly (readonly number[])[])[], parts: number): number[] {
  const had = Array.from({ length: parts }, () => 0);
  let found: { weights: number[]; worth: number } | null = null;
  for (let turn = 0; turn < 3000; turn++) {
    const least = Math.min(...had);
    const raw = had.map((one) => Math.exp((least - one) * 0.2));
    const all = raw.reduce((sum, one) => sum + one, 0);
    const weights = raw.map((one) => one / all);
    let sum = 0;
    for (const list of lists) {
      let best = -1;
      let chosen = list[0]!;
      for (const shares of list) {
        let worth = 0;
        for (let part = 0; part < parts; part++) worth += shares[part]! * weights[part]!;
        if (worth > best) [best, chosen] = [worth, shares];
      }
      sum += best;
      for (let part = 0; part < parts; part++) had[part]! += chosen[part]! / lists.length;
    }
    if (!found || sum < found.worth) found = { weights, worth: sum };
  }
  return found!.weights;
}
