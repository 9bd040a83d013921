import { LENGTHS, hoursOf } from '../../../rooms/meetings/index.ts';
import type { Meeting, MeetingMeans } from '../../../rooms/meetings/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { ButtonLink, useView } from '../../../ui/index.ts';
import { partnerNames, presentPartners } from '../partnerNames.ts';
import { CallAtHour } from '../calls/atHour.tsx';
import { AnswerButtons, isAsked } from './answerButtons.tsx';
import { FirstHours } from './finding/firstHours.tsx';
import { MeetingDetails } from './hour.tsx';

/** The most minutes that a meeting may last. */
const LONGEST = Math.max(...LENGTHS);

export interface MeetingsProps {
  own: OwnPartnership;
  meetings: readonly Meeting[];
  /** When the round ends. */
  ends: Date;
  now: Date;
  path: (path: string) => string;
  /** Hours that suit all, for a first meeting; null when the partners have met or written, or no hours are known. */
  firstHours?: readonly Date[] | null;
  /** The means of meeting, while nobody chooses another. */
  means?: MeetingMeans;
}

/** The next hours at which partners meet, and those that wait for an answer. */
export function MeetingsSection(props: MeetingsProps) {
  const { own, path, firstHours, means } = props;
  const { t, zoneIsKnown } = useView();
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{t('meeting.title')}</h2>
      {firstHours && means && zoneIsKnown ? (
        <FirstHours {...{ own, means }} hours={firstHours} page={path(`/partnership/${own.id}`)} />
      ) : (
        <MeetingList {...props} />
      )}
      <p>
        <ButtonLink kind="quiet" href={path(`/partnership/${own.id}/meetings`)}>
          {t('meeting.propose')}
        </ButtonLink>
      </p>
    </section>
  );
}

/** All meetings, in the order of their next hour. */
export function MeetingList(props: MeetingsProps) {
  const { t } = useView();
  // A meeting that began a while ago still goes on.
  const since = new Date(props.now.getTime() - LONGEST * 60_000);
  const all = props.meetings
    .map((meeting) => ({ meeting, at: hoursOf(meeting, props).find((at) => at > since) }))
    .filter(({ at }) => at !== undefined)
    .sort((one, other) => Number(one.at) - Number(other.at));
  if (all.length === 0) return <p>{t('meeting.nothing')}</p>;
  return (
    <>
      {all.map(({ meeting }) => (
        <OneMeeting key={meeting.id} {...props} meeting={meeting} />
      ))}
    </>
  );
}

function OneMeeting({ own, meeting, path, ends, now }: MeetingsProps & { meeting: Meeting }) {
  const { t } = useView();
  const page = path(`/partnership/${own.id}/meetings/${meeting.id}`);
  return (
    <article>
      <MeetingState own={own} meeting={meeting} />
      <AnswerButtons {...{ own, meeting, ends, now }} action={`${page}/answer`} />
      <MeetingDetails meeting={meeting} />
      <CallAtHour meeting={meeting} room={path(`/partnership/${own.id}`)} />
      <p>
        <a href={page}>{t('meeting.open')}</a>
      </p>
    </article>
  );
}

/** The state of a meeting, in a sentence. */
export function MeetingState({ own, meeting }: { own: OwnPartnership; meeting: Meeting }) {
  const view = useView();
  const { t, rich } = view;
  const { state, proposer } = meeting;
  if (state !== 'proposed') return <p class="eyebrow">{t(`meeting.state.${state}`)}</p>;
  const isMine = !isAsked(meeting, own.me.person);
  const partners = presentPartners(own).filter(({ person }) => isMine || person === proposer);
  const names = <bdi>{partnerNames(partners, view)}</bdi>;
  return <p class="eyebrow">{rich(isMine ? 'meeting.state.waits' : 'meeting.state.asks', { names })}</p>;
}
