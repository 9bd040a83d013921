import { keepNote, tagPerson, untagPerson, writeNote } from '../../../../rooms/notes/index.ts';
import { coordinators, post } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { applicationPage } from '../applicationPage.tsx';
import { keptQuery } from '../beside.tsx';
import { visibleApplication } from '../scope.ts';

/** Notes and tags on whoever an application is of, in its round. */
export const noteRoutes: Route[] = [
  about('notes', async (visit, found, of) => {
    const body = (await visit.form()).get('note') ?? '';
    const done = await writeNote(visit.ctx, { ...of, body });
    return done.ok ? null : refuse(visit, found, { field: 'note', typed: body, reason: done.reason });
  }),
  about('notes/:note/removal', async (visit, _found, of) => {
    const note = visit.id('note');
    if (note === null) return visit.notFound();
    const done = await keepNote(visit.ctx, { programme: of.programme, actor: of.actor, note, removed: true });
    return done.ok ? null : visit.notFound();
  }),
  about('tags', async (visit, found, of) => {
    const tag = (await visit.form()).get('tag') ?? '';
    const done = await tagPerson(visit.ctx, { ...of, tag });
    return done.ok ? null : refuse(visit, found, { field: 'tag', typed: tag, reason: done.reason });
  }),
  about('tags/removal', async (visit, _found, of) => {
    await untagPerson(visit.ctx, { ...of, tag: (await visit.form()).get('tag') ?? '' });
    return null;
  }),
];

type Found = NonNullable<Awaited<ReturnType<typeof visibleApplication>>>;

/** A post about the person of an application: answers with their page again, unless it is refused. */
function about(
  noun: string,
  act: (
    visit: ProgrammeVisit,
    found: Found,
    of: { programme: number; actor: ReturnType<ProgrammeVisit['actor']>; person: number; round: number },
  ) => Promise<Response | null>,
): Route {
  return post(`/workbench/applications/:id/${noun}`, coordinators, async (visit) => {
    const found = await visibleApplication(visit);
    if (!found) return visit.notFound();
    const of = {
      programme: visit.programme.id,
      actor: visit.actor(),
      person: found.person.id,
      round: found.application.round_id,
    };
    const refused = await act(visit, found, of);
    const own = visit.path(`/workbench/applications/${found.application.id}${keptQuery(visit)}#notes`);
    return refused ?? visit.redirect(own, 'noted');
  });
}

async function refuse(
  visit: ProgrammeVisit,
  found: Found,
  { field, typed, reason }: { field: 'note' | 'tag'; typed: string; reason: 'empty' | 'too-long' },
): Promise<Response> {
  const note = { field, typed, message: visit.view.t(`notes.error.${reason}`) };
  return visit.page(await applicationPage(visit, found, { note }));
}
