import type { ApplicationForDesk } from '../../../rooms/applications/index.ts';
import type { OfferWay } from '../../../rooms/people/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { Bdi, LocalTime, Notice, useView } from '../../../ui/index.ts';

/** The partners to whom a person was introduced in the round, with links to the partnerships' pages. */
export function Partners({
  partnerships,
  path,
}: {
  partnerships: readonly OwnPartnership[];
  path: (path: string) => string;
}) {
  const { t, rich, lang } = useView();
  const and = new Intl.ListFormat(lang, { type: 'conjunction' });
  return (
    <>
      {partnerships.map(({ id, partners, state }) => (
        <p key={id}>
          {rich(state === 'ended' ? 'applications.partner-before' : 'applications.partner', {
            names: (
              <a href={path(`/workbench/partnerships/${id}`)}>
                <Bdi>{and.format(partners.map(({ name }) => name || t('partnerships.former')))}</Bdi>
              </a>
            ),
          })}
        </p>
      ))}
    </>
  );
}

/** Says that mail to a person's address comes back. Volunteers who may see addresses also see the server's words, and what to do. */
export function ComesBack({
  trouble,
  offerWay,
  doTo,
}: {
  trouble: NonNullable<ApplicationForDesk['trouble']>;
  offerWay: OfferWay;
  doTo: string | null;
}) {
  const { t, rich } = useView();
  return (
    <Notice kind="trouble" title={t('applications.comes-back')}>
      <p>
        {rich('ui.labelled', {
          label: t('outbox.addresses.since'),
          value: <LocalTime at={trouble.since} bare />,
        })}
      </p>
      {doTo === null ? null : (
        <>
          <p>
            {rich('ui.labelled', {
              label: t('outbox.addresses.said'),
              value: (
                <q lang="en" dir="ltr">
                  {trouble.reason}
                </q>
              ),
            })}
          </p>
          <p>
            <a href={doTo}>{t('outbox.addresses.title')}</a>
          </p>
          <p>
            {offerWay !== 'never'
              ? t('applications.comes-back-new')
              : rich('applications.comes-back-operator', {
                  command: <code dir="ltr">antipode new-address</code>,
                })}
          </p>
        </>
      )}
    </Notice>
  );
}
