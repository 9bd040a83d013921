import { listFormat } from '../../../i18n/intl.ts';
import type { ConcernReaders } from '../../../rooms/partnerships/index.ts';
import { useView } from '../../../ui/index.ts';

/** Names the readers of a concern before it is sent. The mail uses the same words. */
export function Readers({ readers, path }: { readers: ConcernReaders; path: (path: string) => string }) {
  const { t } = useView();
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{t('concern.readers.title')}</h2>
      <Who {...readers} />
      <p>
        <a href={path('/conduct')}>{t('concern.readers.conduct')}</a>
      </p>
    </section>
  );
}

function Who({ volunteers, operators }: ConcernReaders) {
  const { t, rich, lang } = useView();
  const both = listFormat(lang, 'conjunction');
  if (volunteers.length > 0)
    return (
      <>
        <p>{t('concern.readers.volunteers')}</p>
        <ul>
          {volunteers.map(({ person, name, roles }) => (
            <li key={person}>
              {rich('concern.readers.line', {
                name: <bdi>{name || t('concern.readers.nameless')}</bdi>,
                roles: both.format(roles.map((role) => t(`role.${role}`))),
              })}
            </li>
          ))}
        </ul>
        <p>{t('concern.readers.later')}</p>
      </>
    );
  if (operators.length > 0)
    return (
      <>
        <p>{t('concern.readers.operators')}</p>
        <ul>
          {operators.map(({ account, name }) => (
            <li key={account}>{name ? <bdi>{name}</bdi> : t('concern.readers.operator')}</li>
          ))}
        </ul>
        <p>{t('concern.readers.later')}</p>
      </>
    );
  return (
    <>
      <p>{t('concern.readers.nobody')}</p>
      <p>{t('concern.readers.help')}</p>
    </>
  );
}
