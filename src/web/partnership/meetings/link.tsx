import { answer, meetingById } from '../../../rooms/meetings/index.ts';
import { partnershipOf } from '../../../rooms/partnerships/index.ts';
import { roundById } from '../../../rooms/programmes/index.ts';
import { Heading } from '../../../ui/index.ts';
import type { LinkPage } from '../../brings.ts';
import { isOver, partnerNames, presentPartners } from '../partnerNames.ts';
import { AnswerButtons } from './answerButtons.tsx';
import { MeetingDetails } from './hour.tsx';
import { readAnswer } from './readForm.ts';
import { refusalNote } from './refusals.ts';
import { MeetingState } from './section.tsx';

/** The link in a mail about a meeting: the state of the meeting, and a button for each of its hours. */
export const meetingLink: LinkPage = {
  show: async (visit, link) => {
    const { ctx, view, url } = visit;
    const { t, rich } = view;
    const meeting = await meetingById(ctx, link.programme, Number(link.subject));
    const own = meeting && (await partnershipOf(ctx, link.programme, link.person, meeting.partnership));
    const title = t('meeting.title');
    if (!own || isOver(own) || own.apartAt)
      return { title, body: <Heading lead={t('note.partnership-ended')}>{title}</Heading> };
    const { ends } = (await roundById(ctx, link.programme, own.round)).dates;
    const isOpen = meeting.state === 'proposed' || meeting.state === 'stands';
    const page = visit.path(`/partnership/${own.id}/meetings/${meeting.id}`);
    return {
      title,
      body: (
        <>
          <Heading>
            {rich('meeting.one', { names: <bdi>{partnerNames(presentPartners(own), view)}</bdi> })}
          </Heading>
          <MeetingState own={own} meeting={meeting} />
          <AnswerButtons
            {...{ own, meeting, ends: ends.dueAt, now: ctx.clock.now() }}
            action={url.pathname}
          />
          {isOpen ? <MeetingDetails meeting={meeting} /> : null}
          <p>{rich('link.meeting.more', { link: (words) => <a href={page}>{words}</a> })}</p>
        </>
      ),
    };
  },
  act: async (visit, link) => {
    const said = readAnswer(await visit.form());
    const { programme, person } = link;
    const meeting = Number(link.subject);
    const done = said && (await answer(visit.ctx, { programme, person, meeting, ...said }));
    if (!done?.ok) return visit.redirect(visit.url.pathname, refusalNote(done?.reason ?? ''));
    const note = said?.says === 'yes' && done.stands ? 'meeting-stands' : 'meeting-answered';
    return visit.redirect(visit.url.pathname, note);
  },
};
