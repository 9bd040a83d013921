import type { Absence, OwnPartnership } from '../../rooms/partnerships/index.ts';
import { LocalDay, PostButton, TwoClocks, dayRange, useView } from '../../ui/index.ts';
import type { View } from '../../ui/index.ts';
import { partnerName, presentPartners } from './partnerNames.ts';
import { Quiet } from './silence.tsx';
import type { PartnershipView } from './partnershipPage.tsx';

/** Whether the page can show a partner's clock beside the reader's. */
export const clocksShown = ({ own }: Pick<PartnershipView, 'own'>, { zoneIsKnown }: View): boolean =>
  zoneIsKnown && presentPartners(own).some((partner) => partner.zone !== null);

export function Clocks({
  own,
  hours,
  asksHours,
  now,
  path,
}: Pick<PartnershipView, 'own' | 'hours' | 'asksHours' | 'now' | 'path'>) {
  const { zone, zoneIsKnown, t, rich } = useView();
  const known = presentPartners(own).filter((partner) => partner.zone !== null);
  if (known.length === 0) return null;
  if (!zoneIsKnown)
    return (
      <p>
        {rich('partnership.clocks-unknown', {
          link: (words) => <a href={path(`/zone?return=${path(`/partnership/${own.id}`)}`)}>{words}</a>,
        })}
      </p>
    );
  return (
    <section aria-labelledby="clocks">
      <h2 id="clocks">{t('partnership.clocks')}</h2>
      <TwoClocks
        at={now}
        people={[
          { name: t('partnership.you'), zone, hours: hours.get(own.me.person) },
          ...known.map((partner) => ({
            name: partnerName(partner, t),
            zone: partner.zone ?? zone,
            hours: hours.get(partner.person),
          })),
        ]}
      >
        {own.apartAt ? null : (
          <p>
            <a href={path(`/partnership/${own.id}/meetings/week`)}>{t('meeting.find')}</a>
          </p>
        )}
        {asksHours ? (
          <p>
            {rich(hours.has(own.me.person) ? 'partnership.hours.change' : 'partnership.hours.give', {
              link: (words) => <a href={path(`/partnership/${own.id}/meetings/hours`)}>{words}</a>,
            })}
          </p>
        ) : null}
      </TwoClocks>
    </section>
  );
}

/** Says until when the reader is away. A break without a date may end earlier, with the round at `ends`. */
export function AwayNow({ away, ends }: { away: Absence; ends: Date }) {
  const { t, rich, lang } = useView();
  const date = dayRange(lang, away.until, away.until);
  if (!away.undated) return <h2 id="away">{t('partnership.absence.now', { date })}</h2>;
  return (
    <>
      <h2 id="away">{t('partnership.break.now')}</h2>
      <p>
        {ends < away.backAt
          ? rich('partnership.break.ends', { date: <LocalDay at={ends} year /> })
          : t('partnership.break.until', { date })}
      </p>
    </>
  );
}

/** Says which members are away, and whether the reader asked after one. */
export function Away({ own, silences, away, ends, now, path }: PartnershipView) {
  const { t } = useView();
  return (
    <>
      {away ? (
        <section aria-labelledby="away">
          <AwayNow away={away} ends={ends} />
          <PostButton action={path(`/partnership/${own.id}/return`)}>
            {t('partnership.absence.back')}
          </PostButton>
        </section>
      ) : null}
      {own.apartAt ? null : <Quiet own={own} silences={silences} now={now} />}
    </>
  );
}

/** Links for when a partner does not answer, or the reader will be away. */
export function WhenQuiet({ own, path }: { own: OwnPartnership; path: (path: string) => string }) {
  const { t } = useView();
  return (
    <section aria-labelledby="quiet">
      <h2 id="quiet">{t('partnership.quiet')}</h2>
      <ul>
        <li>
          <a href={path(`/partnership/${own.id}/silence`)}>{t('partnership.silence')}</a>
        </li>
        <li>
          <a href={path(`/partnership/${own.id}/absence`)}>{t('partnership.absence')}</a>
        </li>
      </ul>
    </section>
  );
}
