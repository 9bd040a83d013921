import { foundPeople } from '../../../rooms/applications/index.ts';
import { foundComments } from '../../../rooms/discussion/index.ts';
import { foundThreads } from '../../../rooms/inbox/index.ts';
import { foundAnnouncements, foundMails } from '../../../rooms/outbox/index.ts';
import { foundPages } from '../../../rooms/pages/index.ts';
import { foundPairs } from '../../../rooms/partnerships/index.ts';
import { topicsFound } from '../../../rooms/topics/index.ts';
import type { DeskName, ProgrammeVisit } from '../../visit.ts';
import { countriesOf } from '../applications/scope.ts';
import { scopeOf as inboxScope } from '../inbox/scope.ts';
import { mayEnter } from '../sections.ts';

/** Lists of the desks that this volunteer may enter; on others nothing is looked for. */
export function listsFor(visit: ProgrammeVisit, query: string) {
  const { ctx, programme, viewer } = visit;
  const on = <List>(desk: DeskName, list: List): List | undefined =>
    mayEnter(visit, desk) ? list : undefined;
  const countries = countriesOf(visit);
  const lists = {
    people: on('applications', foundPeople({ programme: programme.id, countries }, query)),
    pairs: on('partnerships', foundPairs(programme.id, query)),
    threads: on('inbox', foundThreads(ctx, programme.id, inboxScope(visit), query)),
    mails: on('outbox', foundMails(programme.id, viewer, query)),
    announcements: on('outbox', foundAnnouncements(programme.id, query)),
    topics: on('topics', topicsFound(ctx, programme.id, query)),
    comments: on('discussion', foundComments(programme.id, query)),
    pages: on('pages', foundPages(programme.id, query)),
  };
  const asked = Object.entries(lists).filter(([, list]) => list !== undefined);
  return Object.fromEntries(asked) as { [K in keyof typeof lists]: NonNullable<(typeof lists)[K]> };
}
