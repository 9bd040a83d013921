import { isolate } from '../../../../i18n/translate.ts';
import { instantToWall } from '../../../../lib/time/time.ts';
import type { OwnPartnership } from '../../../../rooms/partnerships/index.ts';
import { PostButton, hourOnClocks, useView } from '../../../../ui/index.ts';
import { partnerName, presentPartners } from '../../partnerNames.ts';
import { USUAL_LENGTH } from '../../../../rooms/meetings/index.ts';
import type { MeetingMeans } from '../../../../rooms/meetings/index.ts';

/** Hours for a first meeting, each a button that proposes it. */
export function FirstHours({
  own,
  means,
  hours,
  page,
}: {
  own: OwnPartnership;
  means: MeetingMeans;
  hours: readonly Date[];
  page: string;
}) {
  const view = useView();
  const { t, rich } = view;
  const others = presentPartners(own).map((partner) => ({
    name: isolate(partnerName(partner, t)),
    zone: partner.zone ?? view.zone,
  }));
  if (hours.length === 0)
    return (
      <p>{rich('meeting.no-first', { link: (words) => <a href={`${page}/meetings/hours`}>{words}</a> })}</p>
    );
  return (
    <>
      <p>
        {t('meeting.first', {
          length: t('meeting.minutes-count', { count: USUAL_LENGTH }),
          means: t(`meeting.means.${means}`),
        })}{' '}
        {rich('meeting.first-other', { link: (words) => <a href={`${page}/meetings/week`}>{words}</a> })}
      </p>
      <ul class="plain-list">
        {hours.map((at) => (
          <li key={at.getTime()}>
            <PostButton
              action={`${page}/meetings`}
              hidden={{
                zone: view.zone,
                time: instantToWall(at, view.zone),
                minutes: String(USUAL_LENGTH),
                means,
                link: '',
                repeats: 'once',
              }}
            >
              {hourOnClocks(view, at, others)}
            </PostButton>
          </li>
        ))}
      </ul>
    </>
  );
}
