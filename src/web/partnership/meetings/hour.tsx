import { isolate } from '../../../i18n/translate.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { repeatsOf } from '../../../rooms/meetings/index.ts';
import { DefinitionList, hourOnClocks, safeHref, useView } from '../../../ui/index.ts';
import { partnerName, presentPartners } from '../partnerNames.ts';

/** An hour on the clocks of the reader and of all partners in the meeting. */
export function Hour({ at, own }: { at: Date; own: OwnPartnership }) {
  const view = useView();
  const others = presentPartners(own).map((partner) => ({
    name: isolate(partnerName(partner, view.t)),
    zone: partner.zone ?? view.zone,
  }));
  return <time datetime={at.toISOString().replace('.000', '')}>{hourOnClocks(view, at, others)}</time>;
}

/** The length, means, rhythm and place of a meeting. */
export function MeetingDetails({
  meeting,
}: {
  meeting: Pick<Meeting, 'minutes' | 'means' | 'weeks' | 'link'>;
}) {
  const { t } = useView();
  const { minutes, means, weeks, link } = meeting;
  const repeats = repeatsOf(weeks);
  const isAddress = link !== null && /^https?:\/\/\S+$/i.test(link);
  return (
    <DefinitionList
      items={[
        { key: 'minutes', term: t('meeting.minutes'), value: t('meeting.minutes-count', { count: minutes }) },
        { key: 'means', term: t('meeting.means'), value: t(`meeting.means.${means}`) },
        ...(repeats === 'once'
          ? []
          : [{ key: 'repeats', term: t('meeting.repeats'), value: t(`meeting.repeats.${repeats}`) }]),
        ...(link === null
          ? []
          : [
              {
                key: 'where',
                term: t('mail.meeting.where'),
                value: isAddress ? (
                  <a href={safeHref(link)} rel="noreferrer nofollow">
                    {link}
                  </a>
                ) : (
                  link
                ),
              },
            ]),
      ]}
    />
  );
}
