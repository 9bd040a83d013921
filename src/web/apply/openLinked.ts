import { handOver } from '../../rooms/applications/index.ts';
import type { Application } from '../../rooms/applications/index.ts';
import { personById } from '../../rooms/people/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { rememberApplication, showTimesIn } from './applicant.ts';

/** Gives the application to the link's person, whose address it shows. */
export const handOverLinked = ({ ctx }: ProgrammeVisit, link: RightLink): Promise<Application | null> =>
  handOver(ctx, { programme: link.programme, person: link.person, application: Number(link.subject) });

/** The same, and lets this browser hold it. */
export async function openLinked(visit: ProgrammeVisit, link: RightLink): Promise<Application | null> {
  const application = await handOverLinked(visit, link);
  if (!application) return null;
  await rememberApplication(visit, 'linked', application.id);
  // The page of the link is in their zone; what follows is not, unless the browser keeps it.
  if (visit.account === null && visit.cookies['zone'] === undefined)
    showTimesIn(visit, (await personById(visit.ctx, link.programme, link.person))?.zone);
  return application;
}
