import { comingMeetings, propose } from '../../../rooms/meetings/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import type { Limit } from '../../request/limits.ts';
import { get } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { isOver } from '../partnerNames.ts';
import { pageOf, postTogether, who } from '../quietRoutes.tsx';
import { ownOf } from '../showPartnership.tsx';
import { MeetingsPage } from './meetingsPage.tsx';
import type { MeetingDraft } from './proposeForm.tsx';
import { errorOf } from './refusals.ts';
import { readTimes } from './readTimes.ts';

/** Each proposal is a mail to the others. */
const PROPOSALS_A_DAY: Limit = { name: 'meeting', points: 20, seconds: 86_400 };

/** The meetings of two or three: those to come, and another one proposed. */
export const meetingRoutes: Route[] = [
  get('/partnership/:id/meetings', 'partner', async (visit) => {
    const own = await ownOf(visit);
    return own && !isOver(own) && !own.apartAt ? show(visit, own, { errors: [] }) : visit.notFound();
  }),
  postTogether('/partnership/:id/meetings', proposeOne),
];

async function proposeOne(visit: ProgrammeVisit, own: OwnPartnership): Promise<Response> {
  const form = await visit.form();
  const sent = {
    walls: ['time', 'time2', 'time3'].flatMap((name) => form.getAll(name)).filter((wall) => wall !== ''),
    minutes: form.get('minutes') ?? '60',
    means: form.get('means') ?? 'video',
    link: form.get('link') ?? '',
    repeats: form.get('repeats') ?? 'once',
  };
  const { programme, person } = who(visit);
  const refused = (reason: Parameters<typeof errorOf>[1]) =>
    show(visit, own, { sent, errors: [errorOf(visit.view, reason)] });
  if (!(await visit.limits.allow(PROPOSALS_A_DAY, `${programme}:${person}`))) return refused('many-open');
  const times = readTimes(sent.walls);
  const { means, link, repeats } = sent;
  const minutes = Number(sent.minutes);
  const of = { programme, person, partnership: own.id };
  const done = await propose(visit.ctx, { ...of, times, minutes, means, link, repeats });
  if (done.ok) return visit.redirect(`${pageOf(visit, own)}/meetings`, 'meeting-proposed');
  if (done.reason === 'unknown' || done.reason === 'ended')
    return visit.turnBack(pageOf(visit, own), 'partnership-ended');
  return refused(done.reason);
}

async function show(visit: ProgrammeVisit, own: OwnPartnership, draft: MeetingDraft): Promise<Response> {
  const { ctx, programme, view } = visit;
  return visit.page({
    title: view.t('meeting.title'),
    status: draft.errors.length > 0 ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: (
      <MeetingsPage
        own={own}
        meetings={await comingMeetings(ctx, programme.id, own.id)}
        draft={draft}
        path={visit.path}
      />
    ),
  });
}
