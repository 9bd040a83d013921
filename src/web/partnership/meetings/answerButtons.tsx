import { isolate } from '../../../i18n/translate.ts';
import { hoursOf, nextToBegin, seriesAt } from '../../../rooms/meetings/index.ts';
import type { Meeting, Said, Says } from '../../../rooms/meetings/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { Of, PostButton, clockTime, longDay, useView } from '../../../ui/index.ts';
import { partnerName, presentPartners } from '../partnerNames.ts';
import { Hour } from './hour.tsx';

/**
 * The hours of a meeting, or the next one of a standing series. A member who may answer has a button for each coming hour, and one for none
 * of them.
 */
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
  const hours = hoursOf(meeting, of);
  const shown = times.map((time, index) => ({
    ...time,
    at: (state === 'proposed' ? hours[index] : hours[0]) ?? time.at,
    isToCome: nextToBegin(seriesAt(meeting, time), of.ends, of.now) !== null,
  }));
  const hidden = { sequence: String(askedSequence) };
  const mayAnswer = isAsked(meeting, own.me.person) && shown.some(({ isToCome }) => isToCome);
  const isNew = (says: Says): boolean => times.some((time) => ownAnswer(time, own.me.person) !== says);
  return (
    <>
      <ul class="plain-list">
        {shown.map(({ id, at, said, isToCome }) => (
          <li key={id}>
            <p>
              <Hour at={at} own={own} />
            </p>
            <Answers said={said} own={own} />
            {mayAnswer && isToCome ? (
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
          {isNew('maybe') ? (
            <PostButton action={action} hidden={{ ...hidden, says: 'maybe' }}>
              {t('meeting.maybe')}
            </PostButton>
          ) : null}
          {isNew('no') ? (
            <PostButton action={action} hidden={{ ...hidden, says: 'no' }}>
              {t(times.length > 1 ? 'meeting.none-suits' : 'meeting.decline')}
            </PostButton>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** The answers of members to an hour. The yes of an only partner is not shown: the meeting then stands. */
function Answers({ said, own }: { said: readonly Said[]; own: OwnPartnership }) {
  const { t } = useView();
  const partners = presentPartners(own);
  const says = (person: number) => ownAnswer({ said }, person);
  const mine = says(own.me.person);
  const told = [
    ...partners.flatMap((partner) => {
      const theirs = says(partner.person);
      return theirs && (theirs !== 'yes' || partners.length > 1)
        ? [t(`meeting.said.${theirs}`, { name: isolate(partnerName(partner, t)) })]
        : [];
    }),
    ...(mine && mine !== 'yes' ? [t('meeting.said.own', { says: mine })] : []),
  ];
  return told.length === 0 ? null : <p class="aside">{told.join(' ')}</p>;
}

const ownAnswer = ({ said }: { said: readonly Said[] }, person: number) =>
  said.find((one) => one.person === person)?.says;

/** Whether a person is asked: others proposed the meeting, or it stands without this person's yes. Its proposer only after a no. */
export const isAsked = ({ proposer, state, times }: Meeting, person: number): boolean =>
  (proposer !== person || times.some((time) => ownAnswer(time, person) !== undefined)) &&
  (state === 'proposed' || (state === 'stands' && !times.some((time) => ownAnswer(time, person) === 'yes')));
