import { isolate } from '../../../i18n/translate.ts';
import { occurrences, seriesOf } from '../../../rooms/meetings/index.ts';
import { ButtonLink, ErrorSummary, Heading, useView } from '../../../ui/index.ts';
import { partnerNames, presentPartners } from '../partnerNames.ts';
import { AnswerButtons } from './answerButtons.tsx';
import { Hour, MeetingDetails } from './hour.tsx';
import { Again, Change } from './change.tsx';
import type { MeetingProps } from './change.tsx';
import { MeetingState } from './section.tsx';

/** Times of a series that are shown. */
const SHOWN = 8;

/** One meeting: its hours, how to answer it, move it, call it off, and where it is. */
export function MeetingPage(props: MeetingProps) {
  const { own, meeting, draft, ends, now, path } = props;
  const view = useView();
  const { t } = view;
  const action = path(`/partnership/${own.id}/meetings/${meeting.id}`);
  const names = isolate(partnerNames(presentPartners(own), view));
  const series = meeting.state === 'stands' ? seriesOf(meeting) : null;
  const coming = series ? [...occurrences(series, ends)].filter((one) => one.ends > now).slice(0, SHOWN) : [];
  const isOpen = meeting.state === 'proposed' || meeting.state === 'stands';
  return (
    <>
      <Heading>{t('meeting.one', { names })}</Heading>
      <ErrorSummary errors={draft.errors} />
      <MeetingState own={own} meeting={meeting} />
      {meeting.insteadOf === null ? null : (
        <p>{view.rich('meeting.instead', { hour: <Hour at={new Date(meeting.insteadOf)} own={own} /> })}</p>
      )}
      {isOpen ? <AnswerButtons {...{ own, meeting, ends, now }} action={`${action}/answer`} /> : null}
      {meeting.weeks !== null && coming.length > 1 ? (
        <>
          <p>{t('meeting.then')}</p>
          <ul>
            {coming.slice(1).map(({ wall, at }) => (
              <li key={wall}>
                <Hour at={at} own={own} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <MeetingDetails meeting={meeting} />
      {isOpen ? <Change {...props} action={action} coming={coming} /> : <Again {...props} />}
      <p>
        <ButtonLink kind="quiet" href={path(`/partnership/${own.id}/meetings`)}>
          {t('meeting.back')}
        </ButtonLink>
      </p>
    </>
  );
}
