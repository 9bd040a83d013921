import { LENGTHS, USUAL_LENGTH } from '../../../../rooms/meetings/index.ts';
import { metInRounds } from '../../../../rooms/partnerships/index.ts';
import { get, unseen } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import { isOver } from '../../partnerNames.ts';
import { readerOf } from '../../showPartnership.tsx';
import { FindPage } from './findPage.tsx';
import { hoursFound } from './hoursFound.ts';

/** Finds an hour that suits all, this week, next week or the week after. */
export const findingRoutes: Route[] = unseen([
  get('/partnership/:id/meetings/week', 'partner', async (visit) => {
    const id = visit.id('id');
    const all = await metInRounds(visit.ctx, visit.programme.id, readerOf(visit).id);
    const found = all.find(({ own }) => own.id === id);
    if (!found || isOver(found.own) || found.own.apartAt) return visit.notFound();
    const asked = visit.url.searchParams;
    const week = Math.max(0, ['0', '1', '2'].indexOf(asked.get('week') ?? '0'));
    const minutes = LENGTHS.find((one) => String(one) === asked.get('minutes')) ?? USUAL_LENGTH;
    const hours = await hoursFound(visit, found, { week, minutes });
    return visit.page({
      title: visit.view.t('meeting.find'),
      nav: 'partnership',
      indexed: false,
      body: <FindPage own={found.own} found={hours} path={visit.path} />,
    });
  }),
]);
