import { isolate } from '../../../i18n/translate.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import { occurrences, seriesOf } from '../../../rooms/meetings/index.ts';
import { ButtonLink, ErrorSummary, Heading, longDay, useView } from '../../../ui/index.ts';
import { partnerNames, presentPartners } from '../partnerNames.ts';
import { CallAtHour } from '../calls/atHour.tsx';
import { AnswerButtons } from './answerButtons.tsx';
import { Hour, MeetingDetails } from './hour.tsx';
import { Again, Change } from './change.tsx';
import type { MeetingProps } from './change.tsx';
import { MeetingState } from './section.tsx';

/** How many times of a series are shown on everybody's clocks; the others are counted. */
const SHOWN = 8;

/** The page of a meeting: its hours and place, and the forms to answer it, move it and cancel it. */
export function MeetingPage(props: MeetingProps) {
  const { own, meeting, draft, ends, now, path } = props;
  const view = useView();
  const { t } = view;
  const action = path(`/partnership/${own.id}/meetings/${meeting.id}`);
  const names = isolate(partnerNames(presentPartners(own), view));
  const series = meeting.state === 'stands' ? seriesOf(meeting) : null;
  const coming = series ? [...occurrences(series, ends)].filter((one) => one.ends > now) : [];
  const off = series
    ? series.without.map((wall) => wallToInstant(wall, series.zone)).filter((at) => at > now)
    : [];
  const last = coming.at(-1);
  const isOpen = meeting.state === 'proposed' || meeting.state === 'stands';
  return (
    <>
      <Heading>{t('meeting.one', { names })}</Heading>
      <ErrorSummary errors={draft.errors} />
      <MeetingState own={own} meeting={meeting} />
      <AnswerButtons {...{ own, meeting, ends, now }} action={`${action}/answer`} />
      {meeting.insteadOf === null ? null : (
        <p>{view.rich('meeting.instead', { hour: <Hour at={new Date(meeting.insteadOf)} own={own} /> })}</p>
      )}
      {meeting.weeks !== null && coming.length > 1 ? (
        <>
          <p>{t('meeting.then')}</p>
          <ul>
            {coming.slice(1, SHOWN).map(({ wall, at }) => (
              <li key={wall}>
                <Hour at={at} own={own} />
              </li>
            ))}
          </ul>
          {last && coming.length > SHOWN ? (
            <p>
              {t('meeting.then-more', {
                count: coming.length - SHOWN,
                day: longDay(view.lang, view.zone, last.at),
              })}
            </p>
          ) : null}
        </>
      ) : null}
      {off.length > 0 ? (
        <>
          <p>{t('meeting.without')}</p>
          <ul>
            {off.map((at) => (
              <li key={at.getTime()}>
                <Hour at={at} own={own} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <MeetingDetails meeting={meeting} />
      <CallAtHour meeting={meeting} room={path(`/partnership/${own.id}`)} />
      {isOpen ? <Change {...props} action={action} coming={coming} /> : <Again {...props} />}
      <p>
        <ButtonLink kind="quiet" href={path(`/partnership/${own.id}/meetings`)}>
          {t('meeting.back')}
        </ButtonLink>
      </p>
    </>
  );
}
