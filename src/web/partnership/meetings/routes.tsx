import {
  answer,
  cancel,
  changeLink,
  comingMeetings,
  meetingById,
  move,
  propose,
} from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import { agreementIn } from '../../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { roundById } from '../../../rooms/programmes/index.ts';
import type { Limit } from '../../request/limits.ts';
import { get, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { isOver } from '../partnerNames.ts';
import { pageOf, postTogether, who } from '../quietRoutes.tsx';
import { ownOf } from '../showPartnership.tsx';
import { agreedTerms } from './agreedTerms.ts';
import { MeetingPage } from './meetingPage.tsx';
import { MeetingsPage } from './meetingsPage.tsx';
import type { MeetingDraft } from './proposeForm.tsx';
import { readAnswer, readSent, readTimes } from './readForm.ts';
import { errorOf } from './refusals.ts';

/** Each proposal, and each change, is a mail to the others. */
const PROPOSALS_A_DAY: Limit = { name: 'meeting', points: 20, seconds: 86_400 };
const CHANGES_A_DAY: Limit = { name: 'meeting-change', points: 40, seconds: 86_400 };

/** The meetings of two or three: proposed, answered, moved, called off. */
export const meetingRoutes: Route[] = unseen([
  get('/partnership/:id/meetings', 'partner', async (visit) => {
    const own = await ownOf(visit);
    return own && !isOver(own) && !own.apartAt ? showAll(visit, own, { errors: [] }) : visit.notFound();
  }),
  postTogether('/partnership/:id/meetings', proposeOne),
  get('/partnership/:id/meetings/:meeting', 'partner', async (visit) => {
    const own = await ownOf(visit);
    return own && !isOver(own) && !own.apartAt ? showOne(visit, own, { errors: [] }) : visit.notFound();
  }),
  postTogether('/partnership/:id/meetings/:meeting/answer', (visit, own) =>
    changeOne(visit, own, async (of) => {
      const said = readAnswer(await visit.form());
      if (!said) return showOne(visit, own, { errors: [] }, 422);
      const done = await answer(visit.ctx, { ...of, ...said });
      if (done.ok)
        return after(visit, own, said.says === 'yes' && done.stands ? 'meeting-stands' : 'meeting-answered');
      return after(visit, own, done.reason === 'which' ? undefined : 'meeting-changed');
    }),
  ),
  postTogether('/partnership/:id/meetings/:meeting/times', (visit, own) =>
    changeOne(visit, own, async (of) => {
      const sent = readSent(await visit.form());
      const { zone, occurrence } = sent;
      const done = await move(visit.ctx, { ...of, zone, times: readTimes(sent.walls), occurrence });
      if (done.ok) return after(visit, own, 'meeting-moved', done.meeting);
      if (done.reason === 'times' || done.reason === 'past' || done.reason === 'far')
        return showOne(visit, own, { sent, errors: [errorOf(visit.view, done.reason)] });
      return after(visit, own, 'meeting-changed');
    }),
  ),
  postTogether('/partnership/:id/meetings/:meeting/link', (visit, own) =>
    changeOne(visit, own, async (of) => {
      const sent = readSent(await visit.form());
      const done = await changeLink(visit.ctx, { ...of, link: sent.link });
      if (!done.ok && done.reason === 'link')
        return showOne(visit, own, { sent, errors: [errorOf(visit.view, 'link')] });
      return after(visit, own, done.ok ? 'saved' : 'meeting-changed');
    }),
  ),
  postTogether('/partnership/:id/meetings/:meeting/end', (visit, own) =>
    changeOne(visit, own, async (of) => {
      const { occurrence } = readSent(await visit.form());
      const done = await cancel(visit.ctx, { ...of, occurrence });
      return after(visit, own, done.ok ? 'meeting-cancelled' : 'meeting-changed');
    }),
  ),
]);

const meetingOf = (visit: ProgrammeVisit): number | null => visit.id('meeting');

/** To the page of a meeting again, with a note. */
const after = (
  visit: ProgrammeVisit,
  own: OwnPartnership,
  note: Parameters<ProgrammeVisit['redirect']>[1],
  meeting = meetingOf(visit),
): Response => visit.redirect(`${pageOf(visit, own)}/meetings/${meeting}`, note);

async function proposeOne(visit: ProgrammeVisit, own: OwnPartnership): Promise<Response> {
  const sent = readSent(await visit.form());
  const { programme, person } = who(visit);
  const refused = (reason: Parameters<typeof errorOf>[1]) =>
    showAll(visit, own, { sent, errors: [errorOf(visit.view, reason)] });
  if (!(await visit.limits.allow(PROPOSALS_A_DAY, `${programme}:${person}`))) return refused('often');
  const { zone, means, link, repeats } = sent;
  const done = await propose(visit.ctx, {
    programme,
    person,
    partnership: own.id,
    zone,
    times: readTimes(sent.walls),
    minutes: Number(sent.minutes),
    means,
    link,
    repeats,
  });
  if (done.ok) return visit.redirect(`${pageOf(visit, own)}/meetings`, 'meeting-proposed');
  if (done.reason === 'unknown' || done.reason === 'ended')
    return visit.turnBack(pageOf(visit, own), 'partnership-ended');
  return refused(done.reason);
}

/** A change to the meeting in the path, if it is of this partnership. */
async function changeOne(
  visit: ProgrammeVisit,
  own: OwnPartnership,
  act: (of: { programme: number; person: number; meeting: number }) => Promise<Response>,
): Promise<Response> {
  const found = await theirs(visit, own);
  if (!found) return visit.notFound();
  const { programme, person } = who(visit);
  if (!(await visit.limits.allow(CHANGES_A_DAY, `${programme}:${person}`)))
    return showOne(visit, own, {
      sent: readSent(await visit.form()),
      errors: [errorOf(visit.view, 'often')],
    });
  return act({ programme, person, meeting: found.id });
}

async function theirs(visit: ProgrammeVisit, own: OwnPartnership): Promise<Meeting | null> {
  const id = meetingOf(visit);
  const found = id === null ? null : await meetingById(visit.ctx, visit.programme.id, id);
  return found?.partnership === own.id ? found : null;
}

async function showOne(
  visit: ProgrammeVisit,
  own: OwnPartnership,
  draft: MeetingDraft,
  status = draft.errors.length > 0 ? 422 : 200,
): Promise<Response> {
  const { view } = visit;
  const meeting = await theirs(visit, own);
  if (!meeting) return visit.notFound();
  const { ends, now } = await whenOf(visit, own);
  return visit.page({
    title: view.t('meeting.title'),
    status,
    nav: 'partnership',
    indexed: false,
    body: <MeetingPage {...{ own, meeting, draft, ends, now }} path={visit.path} />,
  });
}

const whenOf = async ({ ctx, programme }: ProgrammeVisit, own: OwnPartnership) => ({
  ends: (await roundById(ctx, programme.id, own.round)).dates.ends.dueAt,
  now: ctx.clock.now(),
});

async function showAll(visit: ProgrammeVisit, own: OwnPartnership, draft: MeetingDraft): Promise<Response> {
  const { ctx, programme, view } = visit;
  const meetings = await comingMeetings(ctx, programme.id, own.id);
  const { ends, now } = await whenOf(visit, own);
  const agreed = agreedTerms(await agreementIn(ctx, programme.id, own));
  return visit.page({
    title: view.t('meeting.title'),
    status: draft.errors.length > 0 ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: <MeetingsPage {...{ own, meetings, draft, agreed, ends, now }} path={visit.path} />,
  });
}
