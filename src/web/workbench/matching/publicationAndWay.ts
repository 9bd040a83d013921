import { ownWayRows } from '../../../rooms/desks/index.ts';
import type { OwnWay } from '../../../rooms/desks/index.ts';
import { publicationBeside } from '../../../rooms/pairing/index.ts';
import type { Publication } from '../../../rooms/pairing/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** The publication of a round's partners, null before it, and how a volunteer sees one of its lists: by one query. */
export async function publicationAndWay(
  { ctx, programme, person }: ProgrammeVisit,
  round: Round,
  list: string,
): Promise<{ publication: Publication | null; own: OwnWay | undefined }> {
  const {
    publication,
    beside: [own],
  } = await publicationBeside(
    ctx,
    { programme: programme.id, round: round.id },
    ownWayRows({ programme: programme.id, person: person?.id ?? null, list }),
  );
  return { publication, own };
}
