const PEOPLE = 4000;
const COLUMNS = 6;
const KINDS = 32;

/**
 * Known work as a measure for times without a peer. Gives nanoseconds of CPU time for each pair, for a plain loop over the pairs of 4,000
 * people that adds up table values of six facts about the two. The least of three turns.
 */
export function plainLoop(): number {
  const columns = Array.from({ length: COLUMNS }, (_, k) =>
    Int32Array.from({ length: PEOPLE }, (_, v) => Math.imul(v + 1, 0x9e3779b1 + 2 * k) >>> 27),
  );
  const table = Int32Array.from({ length: KINDS * KINDS }, (_, k) => k % 101);
  const turns = Array.from({ length: 3 }, () => {
    const before = process.threadCpuUsage();
    const sum = addUp(columns, table);
    const { user, system } = process.threadCpuUsage(before);
    if (sum === 0) throw new Error('nothing was added up');
    return ((user + system) * 1000) / ((PEOPLE * (PEOPLE - 1)) / 2);
  });
  return Math.min(...turns);
}

function addUp(columns: readonly Int32Array[], table: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < PEOPLE; i++) {
    for (let j = i + 1; j < PEOPLE; j++) {
      let worth = 0;
      for (const column of columns) worth += table[column[i]! * KINDS + column[j]!]!;
      sum += worth;
    }
  }
  return sum;
}
