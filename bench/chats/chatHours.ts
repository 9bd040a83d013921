import { eightChats, inventedComers } from '../lib/rotation/eightChats.ts';
import type { Area, Row } from '../lib/row.ts';

/** Fair rotation: the hours of the part of the world that has the fewest, beside the best possible plan. */
export const area: Area = { name: 'chats', run: measure };

const CROWDS = [
  { people: 764, countries: 76 },
  { people: 60, countries: 20 },
];
const SEEDS = [1, 2, 3, 4, 5];
const SHARE = 0.8;

function measure(note: (text: string) => void): Promise<Row[]> {
  return Promise.resolve(
    CROWDS.flatMap((crowd) =>
      [true, false].map((given) => {
        const shares = SEEDS.map((seed) => {
          const { had, most, looked } = eightChats(inventedComers({ ...crowd, seed }, given));
          note(`${crowd.people} people, seed ${seed}: ${had.toFixed(2)} of at most ${most.toFixed(2)} hours`);
          return { share: had / most, looked };
        });
        const value = Math.min(...shares.map(({ share }) => share));
        return {
          area: 'chats',
          row: `fair rotation of 8 chats, ${crowd.people} people, by ${given ? 'their own' : 'waking'} hours`,
          value,
          unit: 'of the best plan',
          goal: `≥ ${SHARE}`,
          pass: value >= SHARE,
          against: `the part of the world with the fewest hours; seeds ${SEEDS.join(', ')}: ${shares.map(({ share }) => share.toFixed(2)).join(', ')}; the best by enumeration (${shares.map(({ looked }) => looked).join(', ')} plans followed)`,
        };
      }),
    ),
  );
}
