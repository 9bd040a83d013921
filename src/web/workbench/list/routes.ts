import { dropView, keepColumns, keepView } from '../../../rooms/desks/index.ts';
import { isFor } from '../../request/admit.ts';
import { post, unseen, volunteers } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { pathOf } from './asked.ts';

/** The list that the path names, if this volunteer may see it, and the posted form about it. */
async function posted(visit: ProgrammeVisit) {
  const list = visit.param('list');
  const page = visit.brought.lists.get(list);
  if (!page || !visit.person || !isFor(visit, page.audience)) return null;
  const form = await visit.form();
  const query = new URLSearchParams((form.get('back') ?? '').slice(0, 2000));
  return {
    form,
    back: visit.path(`${pathOf(page.path, query)}?${query}`),
    of: { programme: visit.programme.id, list, person: visit.person.id },
  };
}

type Posted = NonNullable<Awaited<ReturnType<typeof posted>>>;

const ofList = (path: string, handle: (visit: ProgrammeVisit, about: Posted) => Promise<Response>): Route =>
  post(`/workbench/lists/:list/${path}`, volunteers, async (visit) => {
    const about = await posted(visit);
    return about ? handle(visit, about) : visit.notFound();
  });

/** Posts with which volunteers set up a list for themselves, and share views of it. */
export const listRoutes: Route[] = unseen([
  ofList('columns', async (visit, { form, back, of }) => {
    const columns = form.getAll('column').filter((one) => /^[a-z-]{1,30}$/.test(one));
    await keepColumns(visit.ctx, { ...of, columns });
    return visit.redirect(back, 'saved');
  }),
  ofList('views', async (visit, { form, back, of }) => {
    const query = new URLSearchParams((form.get('query') ?? '').slice(0, 1000));
    for (const gone of ['search', 'with', 'chosen', 'round']) query.delete(gone);
    query.sort();
    const done = await keepView(visit.ctx, {
      ...of,
      query: query.toString(),
      name: form.get('name') ?? '',
    });
    return done.ok ? visit.redirect(back, 'view-kept') : visit.turnBack(back, `view-${done.reason}`);
  }),
  ofList('views/:view/removal', async (visit, { back, of }) => {
    const view = visit.id('view');
    if (view === null) return visit.notFound();
    const done = await dropView(visit.ctx, { ...of, mayAll: visit.may('director'), view });
    return done.ok ? visit.redirect(back, 'view-dropped') : visit.notFound();
  }),
]);
