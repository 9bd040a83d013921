import { sql } from 'kysely';
import { ownWayRows } from '../../../rooms/desks/index.ts';
import type { OwnWay } from '../../../rooms/desks/index.ts';
import { publicationBeside } from '../../../rooms/pairing/index.ts';
import type { Publication } from '../../../rooms/pairing/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/**
 * Reads in one query a round's publication (null before it), and a volunteer's own settings for `list`, or for `afterwards` once published.
 */
export async function publicationAndWay(
  { ctx, programme, person }: ProgrammeVisit,
  round: Round,
  list: string,
  afterwards = list,
): Promise<{ publication: Publication | null; own: OwnWay | undefined }> {
  const of = (name: string) => ({ programme: programme.id, person: person?.id ?? null, list: name });
  const {
    publication,
    beside: [before, after],
  } = await publicationBeside(
    ctx,
    { programme: programme.id, round: round.id },
    sql<OwnWay>`(
      select one.* from (select 1 as nth, * from ${ownWayRows(of(list))} before
        union all select 2, * from ${ownWayRows(of(afterwards))} after) one order by nth)`,
  );
  return { publication, own: publication ? after : before };
}
