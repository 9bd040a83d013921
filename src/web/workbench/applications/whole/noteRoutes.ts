import { keepNote, removeTag, tagPerson, writeNote } from '../../../../rooms/notes/index.ts';
import { coordinators, post } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { WHOLE_PAGES } from './wholePages.ts';
import type { WholePage } from './wholePages.ts';

/** Notes and tags on a person: in the round of the application whose page it is, else in that of `roundOfNotes`. */
export const noteRoutes: Route[] = [
  ...about('notes', async (visit, found, of) => {
    const body = (await visit.form()).get('note') ?? '';
    const done = await writeNote(visit.ctx, { ...of, body });
    return done.ok ? null : refuse(visit, found, { field: 'note', typed: body, reason: done.reason });
  }),
  ...about('notes/:note/removal', async (visit, _found, of) => {
    const note = visit.id('note');
    if (note === null) return visit.notFound();
    const done = await keepNote(visit.ctx, { programme: of.programme, actor: of.actor, note, removed: true });
    return done.ok ? null : visit.notFound();
  }),
  ...about('tags', async (visit, found, of) => {
    const tag = (await visit.form()).get('tag') ?? '';
    const done = await tagPerson(visit.ctx, { ...of, tag });
    return done.ok ? null : refuse(visit, found, { field: 'tag', typed: tag, reason: done.reason });
  }),
  ...about('tags/removal', async (visit, _found, of) => {
    const tag = Number((await visit.form()).get('tag'));
    if (Number.isSafeInteger(tag)) await removeTag(visit.ctx, { ...of, tag });
    return null;
  }),
];

/** A post about a person: answers with that person's page again, unless the act was refused. */
function about(
  noun: string,
  act: (
    visit: ProgrammeVisit,
    found: WholePage,
    of: { programme: number; actor: ReturnType<ProgrammeVisit['actor']>; person: number; round: number },
  ) => Promise<Response | null>,
): Route[] {
  return WHOLE_PAGES.map(({ base, wanted }) =>
    post(`${base}/${noun}`, coordinators, async (visit) => {
      const found = await wanted(visit);
      if (!found || found.round === null) return visit.notFound();
      const { person, round } = found;
      const refused = await act(visit, found, {
        programme: visit.programme.id,
        actor: visit.actor(),
        person,
        round,
      });
      return refused ?? visit.redirect(`${found.path}${found.query}#notes`, 'noted');
    }),
  );
}

async function refuse(
  visit: ProgrammeVisit,
  found: WholePage,
  { field, typed, reason }: { field: 'note' | 'tag'; typed: string; reason: 'empty' | 'too-long' },
): Promise<Response> {
  const note = { field, typed, message: visit.view.t(`notes.error.${reason}`) };
  return visit.page(await found.again({ note }));
}
