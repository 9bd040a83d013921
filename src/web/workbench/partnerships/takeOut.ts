import { listPartnerships } from '../../../rooms/partnerships/index.ts';
import type { ListedPartnership } from '../../../rooms/partnerships/index.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';
import type { TakenColumn } from '../list/taking/downloadTable.ts';
import { partnershipsAsked } from './asked.ts';

/** Saves the list of partnerships as a file, as it is filtered: never a word of a letter, nor that a person is concerned. */
export const takePartnershipsOut = taking<ListedPartnership>(async (visit, url) => {
  const asked = await partnershipsAsked(visit, url);
  if (!asked) return null;
  const { round, filter, list } = asked;
  return {
    list,
    round,
    more: [
      { key: 'ended', value: (row) => row.endedAt?.toISOString() ?? null },
      { key: 'end', value: (row) => row.endReason },
      ...[0, 1, 2].flatMap(memberColumns),
    ],
    page: (place) =>
      listPartnerships(visit.ctx, visit.programme.id, visit.viewer, {
        ...filter,
        size: TAKEN_AT_ONCE,
        place,
      }),
  };
});

const memberColumns = (place: number): TakenColumn<ListedPartnership>[] => [
  { key: `member ${place + 1}`, value: ({ members }) => members[place]?.name ?? null },
  { key: `country ${place + 1}`, value: ({ members }) => members[place]?.country ?? null },
  { key: `letters ${place + 1}`, value: ({ members }) => members[place]?.letters ?? null },
];
