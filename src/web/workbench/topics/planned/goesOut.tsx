import { zoneCity } from '../../../../lib/time/zoneCity.ts';
import type { Mornings, PlannedTopic } from '../../../../rooms/topics/index.ts';
import { CalendarDay, LocalTime, useView } from '../../../../ui/index.ts';

/** The hours at which the topic goes out, and in which zones. */
export function GoesOut({ row, mornings }: { row: PlannedTopic; mornings: Mornings | null }) {
  const { t, rich, lang } = useView();
  return (
    <section aria-labelledby="out">
      <h2 id="out">{t('topics.out')}</h2>
      <ul>
        <li>
          {rich('ui.labelled', { label: t('topics.desk.public'), value: <LocalTime at={row.dueAt} /> })}
        </li>
        {mornings ? (
          <>
            <li>
              {rich('topics.out.first', {
                at: <LocalTime at={mornings.first.at} bare />,
                zone: <bdi>{zoneCity(mornings.first.zone, lang)}</bdi>,
              })}
            </li>
            <li>
              {rich('topics.out.last', {
                at: <LocalTime at={mornings.last.at} bare />,
                zone: <bdi>{zoneCity(mornings.last.zone, lang)}</bdi>,
              })}
            </li>
            <li>{t('topics.out.readers', { count: mornings.readers })}</li>
          </>
        ) : (
          <li>{t('topics.out.nobody')}</li>
        )}
        {row.draftDue ? (
          <li>
            {rich('ui.labelled', { label: t('topics.draft-due'), value: <CalendarDay day={row.draftDue} /> })}
          </li>
        ) : null}
      </ul>
    </section>
  );
}
