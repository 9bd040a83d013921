import { SIGN_IN_COUNTS } from '../../rooms/people/index.ts';
import type { SignInCount } from '../../rooms/people/index.ts';
import { Table, dayRange } from '../../ui/index.ts';
import type { Visit } from '../visit.ts';

/** How often codes were asked for, mistyped and refused in the last days: this shows an attack. */
export function SignIns({
  visit,
  days,
}: {
  visit: Visit;
  days: readonly { day: string; counts: Record<SignInCount, number> }[];
}) {
  const { t, lang } = visit.view;
  const number = new Intl.NumberFormat(lang);
  return (
    <>
      <h2>{t('operator.sign-in.title')}</h2>
      <p>{t('operator.sign-in.lead')}</p>
      <Table
        caption={t('operator.sign-in.title')}
        hideCaption
        rows={days}
        rowKey={({ day }) => day}
        empty={t('operator.sign-in.none')}
        columns={[
          {
            key: 'day',
            label: t('operator.sign-in.day'),
            header: true,
            cell: ({ day }) => <time datetime={day}>{dayRange(lang, day, day)}</time>,
          },
          ...SIGN_IN_COUNTS.map((kind) => ({
            key: kind,
            label: t(`operator.sign-in.${kind}`),
            cell: ({ counts }: { counts: Record<SignInCount, number> }) => number.format(counts[kind]),
          })),
        ]}
      />
    </>
  );
}
