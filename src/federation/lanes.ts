/**
 * Works through what `claim` takes, so many at a time, until nothing is left: one that takes long holds one lane and nobody else up. More is
 * claimed when a part of the lanes is free again, since each time costs a query. Each begins when `pace` lets it.
 */
export async function inLanes<T>(
  most: number,
  claim: (most: number) => Promise<T[]>,
  work: (one: T) => Promise<void>,
  pace: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const lanes = new Set<Promise<void>>();
  for (;;) {
    const room = most - lanes.size;
    const some = lanes.size === 0 || room >= most / 4 ? await claim(room) : [];
    if (some.length === 0 && lanes.size === 0) return;
    for (const one of some) {
      await pace();
      const lane: Promise<void> = work(one).finally(() => lanes.delete(lane));
      lanes.add(lane);
    }
    await Promise.race(lanes);
  }
}
