/**
 * Does the tasks that `claim` takes, `most` at a time, until none are left. A slow task holds up only its own lane. A claim costs a query,
 * so the next one waits until a quarter of the lanes is free. Each task starts when `pace` allows.
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
