import { isolate } from '../../../../i18n/translate.ts';
import type { OwnPartnership } from '../../../../rooms/partnerships/index.ts';
import { FreeWeekGrid, Heading, dayRange, useView, zoneName } from '../../../../ui/index.ts';
import { partnerName, partnerNames, presentPartners } from '../../partnerNames.ts';
import { FindForm } from './findForm.tsx';
import { FindNav, lastOf } from './findNav.tsx';
import type { HoursFound } from './hoursFound.ts';

/** A week of the reader with the hours in which all are free, and a form that proposes some of them. */
export function FindPage({
  own,
  found,
  path,
}: {
  own: OwnPartnership;
  found: HoursFound;
  path: (path: string) => string;
}) {
  const view = useView();
  const { t, lang } = view;
  const { weeks, shown, people, given } = found;
  const page = path(`/partnership/${own.id}`);
  const zone = people[0]!.zone;
  const names = isolate(partnerNames(presentPartners(own), view));
  return (
    <>
      <Heading lead={t('meeting.find.lead', { names, zone: zoneName(view, zone) })}>
        {t('meeting.find')}
      </Heading>
      {people.length > 1 ? (
        <>
          <FindNav page={page} found={found} />
          <Absences own={own} found={found} />
          <section aria-labelledby="best">
            <h2 id="best">{t('meeting.propose')}</h2>
            <FindForm page={page} found={found} partners={presentPartners(own).length} />
          </section>
          <section aria-labelledby="week">
            <h2 id="week">{dayRange(lang, weeks[shown]!, lastOf(weeks[shown]!))}</h2>
            <p class="aside">{t('meeting.find.legend')}</p>
            <FreeWeekGrid people={people} days={found.days} now={found.now} />
            <p class="aside">{t(`ui.clocks.given.${given}`)}</p>
          </section>
        </>
      ) : (
        <FindForm page={page} found={found} partners={presentPartners(own).length} />
      )}
      <p>
        <a href={page}>{t('agreement.back')}</a>
      </p>
    </>
  );
}

/** Partners who are away now, and until when. */
function Absences({ own, found }: { own: OwnPartnership; found: HoursFound }) {
  const { t, lang } = useView();
  return (
    <>
      {presentPartners(own).map((partner) => {
        const away = found.silences.find((one) => one.partner === partner.person)?.away;
        if (!away) return null;
        const name = isolate(partnerName(partner, t));
        const date = dayRange(lang, away.until, away.until);
        return (
          <p key={partner.person}>
            {away.undated
              ? t('partnership.silence.break', { name })
              : t('partnership.silence.away', { name, date })}
          </p>
        );
      })}
    </>
  );
}
