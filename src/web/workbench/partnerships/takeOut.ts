import { listPartnerships } from '../../../rooms/partnerships/index.ts';
import type { ListedPartnership } from '../../../rooms/partnerships/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { downloadTable } from '../downloadTable.ts';
import { partnershipsAsked } from './asked.ts';

const day = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Takes the list of partnerships out as a table, as it is filtered: never a word of a letter, nor that somebody is concerned. */
export async function takePartnershipsOut(visit: ProgrammeVisit): Promise<Response> {
  const asked = await partnershipsAsked(visit);
  if (!asked) return visit.notFound();
  const { round, filter } = asked;
  const as = (await visit.form()).get('as');
  return downloadTable<ListedPartnership>(visit, as, {
    name: `round-${round.number}-partnerships`,
    event: { kind: 'partnerships-taken-out', round: round.id },
    columns: [
      { key: 'partnership', value: (row) => row.id },
      { key: 'state', value: (row) => row.state },
      { key: 'introduced', value: (row) => day(row.introducedAt) },
      { key: 'ended', value: (row) => day(row.endedAt) },
      { key: 'letters', value: (row) => row.letters },
      { key: 'last contact', value: (row) => day(row.lastContactAt) },
      ...[0, 1, 2].flatMap((place) => [
        { key: `member ${place + 1}`, value: (row: ListedPartnership) => row.members[place]?.name ?? null },
        {
          key: `country ${place + 1}`,
          value: (row: ListedPartnership) => row.members[place]?.country ?? null,
        },
        {
          key: `letters ${place + 1}`,
          value: (row: ListedPartnership) => row.members[place]?.letters ?? null,
        },
      ]),
    ],
    page: (place) => listPartnerships(visit.ctx, visit.programme.id, visit.viewer, { ...filter, place }),
  });
}
