/** Hours in one block of the weekly grid people fill in. */
export const blockHours = 2;
export const blocksPerDay = 24 / blockHours;
const halfHours = blockHours * 2;

/**
 * 336 half-hour bits of a week, Monday 00:00 first, as a text of 0 and 1, from the blocks a person ticked: `3-4` is
 * Wednesday (ISO weekday), the fifth block of the day. Anything else is ignored.
 */
export function weekBits(blocks: readonly string[]): string {
  const bits = Array.from({ length: 336 }, () => '0');
  for (const block of blocks) {
    const match = /^([1-7])-(\d{1,2})$/.exec(block);
    const at = Number(match?.[2]);
    if (!match || at >= blocksPerDay) continue;
    bits.fill('1', ...span((Number(match[1]) - 1) * 48 + at * halfHours));
  }
  return bits.join('');
}

function span(from: number): [number, number] {
  return [from, from + halfHours];
}

/** The blocks that `bits` fills wholly, as the grid shows them. */
export function weekBlocks(bits: string): string[] {
  const blocks: string[] = [];
  for (let day = 1; day <= 7; day++) {
    for (let block = 0; block < blocksPerDay; block++) {
      const part = bits.slice(...span((day - 1) * 48 + block * halfHours));
      if (part.length === halfHours && !part.includes('0')) blocks.push(`${day}-${block}`);
    }
  }
  return blocks;
}
