import { comingMeetings, placesBefore } from '../../../rooms/meetings/index.ts';
import { directAnswersOf } from '../../../rooms/calls/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { topicsAround } from '../../../rooms/topics/index.ts';
import { hasRelay } from '../../../lib/network/turn/callLine.ts';
import { partnerNames, presentPartners } from '../partnerNames.ts';
import { pageOf } from '../quietRoutes.tsx';
import { capturing } from '../../request/security.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { CallPage } from './callPage.tsx';
import { callWords } from './callWords.ts';

/** The page of a partnership's call. */
export async function showCall(visit: ProgrammeVisit, own: OwnPartnership): Promise<Response> {
  const { ctx, programme, view } = visit;
  const of = { programme: programme.id, partnership: own.id };
  const [ways, meetings, before, topics] = await Promise.all([
    directAnswersOf(ctx, of),
    comingMeetings(ctx, programme.id, own.id),
    placesBefore(ctx, programme.id, own.id),
    topicsAround(ctx, programme.id, own.round),
  ]);
  const partners = presentPartners(own);
  const mine = ways.get(own.me.person);
  const relayed = hasRelay(visit.config.calls);
  const isRefused = !relayed && partners.every(({ person }) => ways.get(person) === false);
  const link = meetings.find((one) => one.link !== null)?.link ?? before.video ?? before.voice ?? null;
  const isOpen = (relayed || mine === true) && !isRefused;
  const page = visit.page({
    title: view.t('call.title', { names: partnerNames(partners, view) }),
    nav: 'partnership',
    indexed: false,
    width: 'wide',
    ...(isOpen ? { islands: ['call'], sheet: 'call' } : {}),
    body: (
      <CallPage
        partners={partners}
        way={mine ?? null}
        hasRelay={relayed}
        isOpen={isOpen}
        isRefused={isRefused}
        link={link}
        topic={topics.current?.topic ?? null}
        words={callWords(view, partners)}
        me={own.me.person}
        room={pageOf(visit, own)}
        now={ctx.clock.now()}
        path={visit.path}
      />
    ),
  });
  return isOpen ? capturing(page) : page;
}
