import { handOver } from '../../rooms/applications/index.ts';
import type { Application } from '../../rooms/applications/index.ts';
import { personById } from '../../rooms/people/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { rememberApplication, showTimesIn } from './applicant.ts';

/** Gives the application to the person of the link, which proves that the address is theirs. */
export const handOverLinked = ({ ctx }: ProgrammeVisit, link: RightLink): Promise<Application | null> =>
  handOver(ctx, { programme: link.programme, person: link.person, application: Number(link.subject) });

/** Gives the application to the link's person, and lets this browser open it. */
export async function openLinked(visit: ProgrammeVisit, link: RightLink): Promise<Application | null> {
  const application = await handOverLinked(visit, link);
  if (!application) return null;
  await rememberApplication(visit, 'linked', application.id);
  // The page of the link is in the person's zone. Later pages are not, unless the browser keeps the zone.
  if (visit.account === null && visit.cookies['zone'] === undefined)
    showTimesIn(visit, (await personById(visit.ctx, link.programme, link.person))?.zone);
  return application;
}
