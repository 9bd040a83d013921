import { instantToWall } from '../../../../lib/time/time.ts';
import {
  USUAL_LENGTH,
  answer,
  comingMeetings,
  propose,
  readHourSubject,
} from '../../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../../rooms/meetings/index.ts';
import { partnershipOf } from '../../../../rooms/partnerships/index.ts';
import { personById } from '../../../../rooms/people/index.ts';
import type { RightLink } from '../../../../rooms/people/index.ts';
import { Heading, PostButton } from '../../../../ui/index.ts';
import type { LinkPage } from '../../../brings.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { isOver, partnerNames, presentPartners } from '../../partnerNames.ts';
import { Hour } from '../hour.tsx';
import { MeetingState } from '../section.tsx';

/** The link of an hour in the introduction: a button that proposes it, or says yes where a partner has proposed the same one. */
export const hourLink: LinkPage = {
  show: async (visit, link) => {
    const { t, rich } = visit.view;
    const { own, at, meeting } = await meant(visit, link);
    const title = t('meeting.propose');
    if (!own || isOver(own) || own.apartAt)
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
          ) : isMine ? null : (
            <PostButton kind="main" action={visit.url.pathname}>
              {t(meeting ? 'meeting.accept' : 'meeting.propose-button')}
            </PostButton>
          )}
          <p>{rich('link.hour.more', { link: (words) => <a href={page}>{words}</a> })}</p>
        </>
      ),
    };
  },
  act: async (visit, link) => {
    const { programme, person } = link;
    const { own, at, meeting } = await meant(visit, link);
    const here = visit.url.pathname;
    if (!own) return visit.redirect(here);
    if (meeting && (meeting.state === 'stands' || meeting.proposer === person)) return visit.redirect(here);
    const time = meeting?.times.find((one) => one.at.getTime() === at.getTime());
    if (meeting && time) {
      const done = await answer(visit.ctx, {
        programme,
        person,
        meeting: meeting.id,
        says: 'yes',
        time: time.id,
      });
      return visit.redirect(here, done.ok ? 'meeting-stands' : 'meeting-changed');
    }
    const zone = (await personById(visit.ctx, programme, person))?.zone ?? visit.programme.zone;
    const [date, clock] = instantToWall(at, zone).split('T') as [string, string];
    const [hour, minute] = clock.split(':').map(Number) as [number, number];
    const times = [{ date, minute: hour * 60 + minute }];
    const of = { programme, partnership: own.id, person, times };
    const terms = { minutes: USUAL_LENGTH, means: 'video', link: null, repeats: 'once' };
    const done = await propose(visit.ctx, { ...of, ...terms });
    if (!done.ok && done.reason === 'many-open') return visit.redirect(here, 'meeting-many-open');
    return visit.redirect(here, done.ok ? 'meeting-proposed' : 'meeting-changed');
  },
};

/** The hour of a link, in whose partnership it is, and the meeting that is proposed or stands at it. */
async function meant({ ctx }: ProgrammeVisit, { programme, person, subject }: RightLink) {
  const { partnership, at } = readHourSubject(subject);
  const own = await partnershipOf(ctx, programme, person, partnership);
  const meetings: Meeting[] = own ? await comingMeetings(ctx, programme, partnership) : [];
  const meeting = meetings.find(({ times }) => times.some((one) => one.at.getTime() === at.getTime()));
  return { own, at, meeting };
}
