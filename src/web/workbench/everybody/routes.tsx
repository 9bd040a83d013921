import { pageAt } from '../../../lib/placeInList.ts';
import { countPeople, listPeople } from '../../../rooms/applications/index.ts';
import { coordinators, get, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import { countedTitle, deskListPage } from '../list/deskList.tsx';
import { everybodyAsked } from './asked.tsx';
import { writeToRoutes } from './writeTo.ts';

/** All people of the programme, whether they applied to a round or not. */
export const everybodyRoutes: Route[] = [
  get('/workbench/everybody', coordinators, async (visit) => {
    const counts = await countPeople(visit.ctx, visit.programme.id);
    const { list, asked, filter, sorted } = everybodyAsked(visit, visit.url, counts);
    const cut = await pageAt(asked.place, (place) =>
      listPeople(visit.ctx, visit.programme.id, { ...filter, sorted, size: asked.size, place }),
    );
    const title = countedTitle(visit.view.t, 'everybody.count', cut.count, cut, asked);
    return visit.page(await deskListPage(visit, list, asked, cut, { title }));
  }),
  ...unseen(writeToRoutes),
];
