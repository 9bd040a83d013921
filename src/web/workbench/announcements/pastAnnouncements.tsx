import { pick } from '../../../lib/text/texts.ts';
import type { PastAnnouncement } from '../../../rooms/outbox/index.ts';
import { LocalTime, Of, Table, useView } from '../../../ui/index.ts';

/** The announcements so far, with links to all their mails and to those that still wait. */
export function PastAnnouncements({
  past,
  path,
  source,
}: {
  past: readonly PastAnnouncement[];
  path: (path: string) => string;
  /** The programme's first language. */
  source: string;
}) {
  const view = useView();
  const { t } = view;
  return (
    <section>
      <h2>{t('announce.past')}</h2>
      <Table
        caption={t('announce.past')}
        hideCaption
        rows={past}
        rowKey={(row) => row.id}
        empty={t('announce.none')}
        columns={[
          {
            key: 'subject',
            label: t('announce.subject'),
            header: true,
            cell: (row) => (
              <a
                dir="auto"
                href={path(
                  `/workbench/outbox/group?${new URLSearchParams({ kind: 'announcement', occasion: `announcement:${row.id}` })}`,
                )}
              >
                {pick(row.subject, view.lang, source)}
              </a>
            ),
          },
          {
            key: 'count',
            label: t('outbox.count'),
            numeric: true,
            cell: (row) => new Intl.NumberFormat(view.lang).format(row.count),
          },
          {
            key: 'waits',
            label: t('announce.waits'),
            cell: (row) =>
              row.waiting === 0 ? null : (
                <a href={path(`/workbench/announcements/${row.id}`)}>
                  {t('announce.change.link', { count: row.waiting })}
                  <Of>{pick(row.subject, view.lang, source)}</Of>
                </a>
              ),
          },
          { key: 'at', label: t('announce.written'), cell: (row) => <LocalTime at={row.queuedAt} bare /> },
        ]}
      />
    </section>
  );
}
