import type { OurTrouble } from '../../../rooms/sending/index.ts';
import { LocalTime, Notice, useView } from '../../../ui/index.ts';

/** Refusals of mails to most readers at a provider: the provider's words, when, and where to look. */
export function Troubles({ troubles }: { troubles: readonly OurTrouble[] }) {
  const { t } = useView();
  if (troubles.length === 0) return null;
  return (
    <Notice kind="trouble" title={t('operator-mail.trouble.title')}>
      <p>{t('operator-mail.trouble.lead')}</p>
      <ul>
        {troubles.map(({ server, reply, why, tried, refused, seen }) => (
          <li key={`${server} ${reply}`}>
            {server === ''
              ? t('operator-mail.trouble.before')
              : server === '*'
                ? t('operator-mail.trouble.all', { refused, tried })
                : t('operator-mail.trouble.at', { server, refused, tried })}{' '}
            <bdi lang="en" dir="ltr">
              {reply}
            </bdi>{' '}
            (<LocalTime at={seen} bare />) {t(`operator-mail.why.${why}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
