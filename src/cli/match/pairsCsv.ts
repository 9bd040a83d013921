import type { MatchResult } from '#matching';
import { csvLine } from '../../lib/text/csv.ts';
import type { Person } from './people.ts';

/** The groups as CSV for `import pairs` and spreadsheets: addresses and names of the two or three people, and the group's worth. */
export function pairsCsv({ groups }: MatchResult, people: readonly Person[]): string {
  const head = ['address a', 'name a', 'address b', 'name b', 'address c', 'name c', 'worth'];
  const rows = groups.map(({ members, weight }) => {
    const cells = [0, 1, 2].flatMap((place) => {
      const id = members[place];
      return id === undefined ? ['', ''] : [people[Number(id)]!.address, people[Number(id)]!.name];
    });
    return [...cells, String(weight)];
  });
  return [head, ...rows].map(csvLine).join('');
}
