import { answer, cancel, changeLink, move, propose } from '../../../rooms/meetings/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import type { Limit } from '../../request/limits.ts';
import { get, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { isOver } from '../partnerNames.ts';
import { pageOf, postTogether, visitorIds } from '../quietRoutes.tsx';
import { ownOf } from '../showPartnership.tsx';
import { readAnswer, readSent, readTimes } from './readForm.ts';
import { errorOf, refusalNote } from './refusals.ts';
import { meetingOf, onePath, showAll, showMoved, showOne, meetingOfPair } from './showMeetings.tsx';

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
      return after(visit, own, done.reason === 'which' ? undefined : refusalNote(done.reason));
    }),
  ),
  postTogether('/partnership/:id/meetings/:meeting/times', (visit, own) =>
    changeOne(visit, own, async (of) => {
      const sent = readSent(await visit.form());
      const { zone, occurrence, sequence } = sent;
      const times = readTimes(sent.walls);
      const done = await move(visit.ctx, { ...of, zone, times, occurrence, sequence });
      if (done.ok) return after(visit, own, 'meeting-moved', done.meeting);
      if (done.reason === 'times' || done.reason === 'past' || done.reason === 'far')
        return showOne(visit, own, { sent, errors: [errorOf(visit.view, done.reason)] });
      return showMoved(visit, own, sent, done.reason);
    }),
  ),
  postTogether('/partnership/:id/meetings/:meeting/link', (visit, own) =>
    changeOne(visit, own, async (of) => {
      const sent = readSent(await visit.form());
      const done = await changeLink(visit.ctx, { ...of, link: sent.link });
      if (!done.ok && done.reason === 'link')
        return showOne(visit, own, { sent, errors: [errorOf(visit.view, 'link')] });
      return done.ok ? after(visit, own, 'saved') : visit.turnBack(onePath(visit, own), 'meeting-changed');
    }),
  ),
  postTogether('/partnership/:id/meetings/:meeting/end', (visit, own) =>
    changeOne(visit, own, async (of) => {
      const { occurrence } = readSent(await visit.form());
      const done = await cancel(visit.ctx, { ...of, occurrence });
      return after(visit, own, done.ok ? 'meeting-cancelled' : refusalNote(done.reason));
    }),
  ),
]);

/** Redirects to the page of the meeting, with a note. */
const after = (
  visit: ProgrammeVisit,
  own: OwnPartnership,
  note: Parameters<ProgrammeVisit['redirect']>[1],
  meeting = meetingOf(visit),
): Response => visit.redirect(onePath(visit, own, meeting), note);

async function proposeOne(visit: ProgrammeVisit, own: OwnPartnership): Promise<Response> {
  const sent = readSent(await visit.form());
  const { programme, person } = visitorIds(visit);
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

/** A change to the meeting in the path, if the meeting belongs to this partnership. */
async function changeOne(
  visit: ProgrammeVisit,
  own: OwnPartnership,
  act: (of: { programme: number; person: number; meeting: number }) => Promise<Response>,
): Promise<Response> {
  const found = await meetingOfPair(visit, own);
  if (!found) return visit.notFound();
  const { programme, person } = visitorIds(visit);
  if (!(await visit.limits.allow(CHANGES_A_DAY, `${programme}:${person}`)))
    return showOne(visit, own, {
      sent: readSent(await visit.form()),
      errors: [errorOf(visit.view, 'often')],
    });
  return act({ programme, person, meeting: found.id });
}
