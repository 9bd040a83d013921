import type { Application, Stand } from '../../rooms/applications/index.ts';
import { isOwedFirst } from '../../rooms/pairing/index.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** States before partners are chosen, in which the page also says that a person comes first. */
const BEFORE_PARTNERS: ReadonlySet<Stand['standing']> = new Set([
  'draft',
  'unconfirmed',
  'confirmed',
  'asked',
  'available',
  'matching',
]);

/** Whether a person waits for the choice of partners, and comes first in it. */
export async function isFirstIn(
  { ctx, programme }: ProgrammeVisit,
  { person_id: person, priority }: Application,
  { standing, round }: Stand,
): Promise<boolean> {
  if (!BEFORE_PARTNERS.has(standing)) return false;
  return isOwedFirst(ctx, { programme: programme.id, round: round.id, person, priority });
}
