import { inboxScopeOf, seesOpen, threadFor } from '../../../rooms/inbox/index.ts';
import type { InboxScope, OneThread } from '../../../rooms/inbox/index.ts';
import type { Audience } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/**
 * Readers of the inbox: coordinators see all but private threads, ambassadors those of their country, safeguarding those handed to them.
 */
export const readers: Extract<Audience, object> = {
  volunteer: ['director', 'matcher', 'ambassador', 'safeguarding'],
};

export const scopeOf = (visit: ProgrammeVisit): InboxScope => inboxScopeOf(visit);

/** Whether this volunteer would see a conversation with a person. */
export const wouldSee = (visit: ProgrammeVisit, person: { country: string | null }): boolean =>
  seesOpen(scopeOf(visit), person.country);

/** The thread in the path, if this volunteer may see it; after a merge the thread into which it went. */
export async function threadInPath(
  visit: ProgrammeVisit,
): Promise<OneThread | { mergedInto: number } | null> {
  const id = visit.id('id');
  return id === null ? null : threadFor(visit.ctx, visit.programme.id, scopeOf(visit), id);
}

/** The input of every verb on the thread in the path; null when there is no such thread. */
export async function onThread(visit: ProgrammeVisit) {
  const found = await threadInPath(visit);
  if (!found || 'mergedInto' in found) return null;
  return {
    found,
    input: {
      programme: visit.programme.id,
      actor: visit.actor(),
      scope: scopeOf(visit),
      thread: found.id,
    },
  };
}
