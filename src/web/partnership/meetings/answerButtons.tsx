import { hoursOf } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { Of, PostButton, clockTime, longDay, useView } from '../../../ui/index.ts';
import { Hour } from './hour.tsx';

/** The hours of a meeting, of a series that stands the next. Whoever may answer has a button for each, and for none of them. */
export function AnswerButtons({
  meeting,
  own,
  action,
  ...of
}: {
  ends: Date;
  now: Date;
  meeting: Meeting;
  own: OwnPartnership;
  action: string;
}) {
  const { t, lang, zone } = useView();
  const { times, askedSequence, state } = meeting;
  const [next] = hoursOf(meeting, of);
  const shown = times.map(({ id, at }) => ({ id, at: state === 'stands' && next ? next : at }));
  const hidden = { sequence: String(askedSequence) };
  const mayAnswer = isAsked(meeting, own.me.person);
  return (
    <>
      <ul class="plain-list">
        {shown.map(({ id, at }) => (
          <li key={id}>
            <p>
              <Hour at={at} own={own} />
            </p>
            {mayAnswer ? (
              <PostButton kind="main" action={action} hidden={{ ...hidden, says: 'yes', time: String(id) }}>
                {t('meeting.accept')}
                <Of>
                  {t('ui.time.at', { day: longDay(lang, zone, at, false), time: clockTime(lang, zone, at) })}
                </Of>
              </PostButton>
            ) : null}
          </li>
        ))}
      </ul>
      {mayAnswer ? (
        <div class="actions">
          <PostButton action={action} hidden={{ ...hidden, says: 'maybe' }}>
            {t('meeting.maybe')}
          </PostButton>
          <PostButton action={action} hidden={{ ...hidden, says: 'no' }}>
            {t(times.length > 1 ? 'meeting.none-suits' : 'meeting.decline')}
          </PostButton>
        </div>
      ) : null}
    </>
  );
}

/** Whether somebody is asked: others proposed it, or it stands without their yes or no. */
export const isAsked = ({ proposer, state, times }: Meeting, person: number): boolean =>
  proposer !== person &&
  (state === 'proposed' ||
    (state === 'stands' &&
      !times.some(({ said }) => said.some((one) => one.person === person && one.says !== 'maybe'))));
