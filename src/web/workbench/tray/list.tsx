import { placeQuery } from '../../../lib/placeInList.ts';
import type { Cut } from '../../../lib/placeInList.ts';
import type { TrayMail } from '../../../rooms/incoming/index.ts';
import { Along, Heading, LocalTime, Table, useView } from '../../../ui/index.ts';

/** Mails that came in and could not be handled, oldest first. */
export function TrayList({
  base,
  page,
  cut,
  isFirst,
}: {
  base: string;
  /** The query of this page, which its mails carry. */
  page: string;
  cut: Cut<TrayMail>;
  isFirst: boolean;
}) {
  const { t } = useView();
  return (
    <>
      <Heading lead={t('incoming.lead')}>{t('workbench.desk.tray')}</Heading>
      <Table
        caption={t('workbench.desk.tray')}
        hideCaption
        rows={cut.rows}
        rowKey={(mail) => mail.id}
        empty={t('incoming.none')}
        columns={[
          {
            key: 'from',
            label: t('incoming.from'),
            header: true,
            cell: (mail) => (
              <a href={`${base}/${mail.id}${page}`}>
                <bdi>{mail.from || t('incoming.nobody')}</bdi>
              </a>
            ),
          },
          { key: 'reason', label: t('incoming.reason'), cell: (mail) => t(`incoming.tray.${mail.reason}`) },
          { key: 'at', label: t('incoming.at'), cell: (mail) => <LocalTime at={mail.receivedAt} bare /> },
        ]}
      />
      <Along cut={cut} isFirst={isFirst} href={(to) => `${base}?${new URLSearchParams(placeQuery(to))}`} />
    </>
  );
}
