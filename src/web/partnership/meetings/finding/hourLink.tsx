import { chooseHour, comingMeetings, readHourSubject, usualTerms } from '../../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../../rooms/meetings/index.ts';
import { partnershipOf } from '../../../../rooms/partnerships/index.ts';
import type { RightLink } from '../../../../rooms/people/index.ts';
import { Heading, PostButton } from '../../../../ui/index.ts';
import type { LinkPage } from '../../../brings.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { isOver, partnerNames, presentPartners } from '../../partnerNames.ts';
import { Hour, MeetingDetails } from '../hour.tsx';
import { MeetingState } from '../section.tsx';
import { refusalNote } from '../refusals.ts';

/** The link of an hour in the introduction: its button proposes the hour, or says yes if a partner has proposed the same one. */
export const hourLink: LinkPage = {
  show: async (visit, link) => {
    const { t, rich } = visit.view;
    const { own, at, meeting } = await meant(visit, link);
    const usual = own && (await usualTerms(visit.ctx, link.programme, own));
    const title = t('meeting.propose');
    if (!own || !usual || isOver(own) || own.apartAt)
      return { title, body: <Heading lead={t('note.partnership-ended')}>{title}</Heading> };
    const names = <bdi>{partnerNames(presentPartners(own), visit.view)}</bdi>;
    const isPast = at <= visit.ctx.clock.now();
    const isMine = meeting !== undefined && (meeting.state === 'stands' || meeting.proposer === link.person);
    const page = visit.path(`/partnership/${own.id}/meetings/week`);
    return {
      title,
      body: (
        <>
          <Heading>{rich('meeting.one', { names })}</Heading>
          {isMine && !isPast ? <MeetingState own={own} meeting={meeting} /> : null}
          <p>
            <Hour at={at} own={own} />
          </p>
          {isPast ? (
            <p>{t('meeting.error.past')}</p>
          ) : isMine ? (
            <MeetingDetails meeting={meeting} />
          ) : (
            <>
              <MeetingDetails meeting={meeting ?? usual} />
              <PostButton kind="main" action={visit.url.pathname}>
                {t(meeting ? 'meeting.accept' : 'meeting.propose-button')}
              </PostButton>
            </>
          )}
          <p>{rich('link.hour.more', { link: (words) => <a href={page}>{words}</a> })}</p>
        </>
      ),
    };
  },
  act: async (visit, link) => {
    const { programme, person, subject } = link;
    const here = visit.url.pathname;
    const done = await chooseHour(visit.ctx, { programme, person, ...readHourSubject(subject) });
    if (done.ok) return visit.redirect(here, done.did === 'stands' ? 'meeting-stands' : 'meeting-proposed');
    if (done.reason === 'many-open') return visit.redirect(here, 'meeting-many-open');
    return visit.redirect(here, refusalNote(done.reason === 'past' ? 'began' : done.reason));
  },
};

/** The hour of a link, its partnership, and the meeting that is proposed or stands at that hour. */
async function meant({ ctx }: ProgrammeVisit, { programme, person, subject }: RightLink) {
  const { partnership, at } = readHourSubject(subject);
  const own = await partnershipOf(ctx, programme, person, partnership);
  const meetings: Meeting[] = own ? await comingMeetings(ctx, programme, partnership) : [];
  const meeting = meetings.find(({ times }) => times.some((one) => one.at.getTime() === at.getTime()));
  return { own, at, meeting };
}
