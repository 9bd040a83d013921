import { meetingById, quietWithMeetings } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { roundById } from '../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { pageOf } from '../quietRoutes.tsx';
import { agreedTerms } from './agreedTerms.ts';
import { MeetingPage } from './meetingPage.tsx';
import { MeetingsPage } from './meetingsPage.tsx';
import type { MeetingDraft } from './proposeForm.tsx';
import { refusalNote } from './refusals.ts';

/** The number in the path of a meeting's page. */
export const meetingOf = (visit: ProgrammeVisit): number | null => visit.id('meeting');

/**
 * Shows hours that were typed for a meeting that cannot be moved to them. If the meeting has begun meanwhile, they can be proposed as
 * another meeting; otherwise the meeting, as it stands now, can be moved to them.
 */
export function showMoved(
  visit: ProgrammeVisit,
  own: OwnPartnership,
  sent: NonNullable<MeetingDraft['sent']>,
  reason: string,
): Promise<Response> {
  if (reason === 'ended' || reason === 'unknown')
    return visit.turnBack(onePath(visit, own), refusalNote(reason));
  const errors = [{ name: 'time', message: visit.view.t(`note.${refusalNote(reason)}`) }];
  const draft = { sent: { ...sent, sequence: undefined }, errors };
  return reason === 'began' ? showAll(visit, own, draft) : showOne(visit, own, draft);
}

/** The path of the page of one meeting. */
export const onePath = (visit: ProgrammeVisit, own: OwnPartnership, meeting = meetingOf(visit)): string =>
  `${pageOf(visit, own)}/meetings/${meeting}`;

/** The meeting in the path, if it belongs to this partnership; else null. */
export async function meetingOfPair(visit: ProgrammeVisit, own: OwnPartnership): Promise<Meeting | null> {
  const id = meetingOf(visit);
  const found = id === null ? null : await meetingById(visit.ctx, visit.programme.id, id);
  return found?.partnership === own.id ? found : null;
}

/** The page of one meeting. */
export async function showOne(
  visit: ProgrammeVisit,
  own: OwnPartnership,
  draft: MeetingDraft,
  status = draft.errors.length > 0 ? 422 : 200,
): Promise<Response> {
  const { view } = visit;
  const meeting = await meetingOfPair(visit, own);
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

/** The page of all meetings to come, with the form for another. */
export async function showAll(
  visit: ProgrammeVisit,
  own: OwnPartnership,
  draft: MeetingDraft,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const quiet = await quietWithMeetings(ctx, programme.id, own);
  const { meetings } = quiet;
  const { ends, now } = await whenOf(visit, own);
  const agreed = agreedTerms(quiet);
  return visit.page({
    title: view.t('meeting.title'),
    status: draft.errors.length > 0 ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: <MeetingsPage {...{ own, meetings, draft, agreed, ends, now }} path={visit.path} />,
  });
}
