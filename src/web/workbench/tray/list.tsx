import { placeQuery } from '../../../lib/placeInList.ts';
import type { Cut } from '../../../lib/placeInList.ts';
import type { TrayMail } from '../../../rooms/incoming/index.ts';
import { Along, Heading, ShortTime, Table, useView } from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import type { ListColumn } from '../list/description.ts';
import { TableFile } from '../list/taking/tableFile.tsx';

/** The columns of the tray and of its file. */
export const trayColumns = (
  { t }: Pick<View, 't'>,
  href: (mail: TrayMail) => string,
  now: Date,
): ListColumn<TrayMail>[] => [
  {
    key: 'from',
    label: t('incoming.from'),
    header: true,
    cell: (mail) => (
      <span class="cut">
        <a href={href(mail)}>
          <bdi>{mail.from || t('incoming.nobody')}</bdi>
        </a>
      </span>
    ),
    taken: ({ from }) => from,
  },
  {
    key: 'reason',
    label: t('incoming.reason'),
    cell: (mail) => <span class="cut">{t(`incoming.tray.${mail.reason}`)}</span>,
    taken: (mail) => t(`incoming.tray.${mail.reason}`),
  },
  {
    key: 'at',
    label: t('incoming.at'),
    upper: true,
    cell: (mail) => <ShortTime at={mail.receivedAt} now={now} />,
    taken: ({ receivedAt }) => receivedAt.toISOString(),
  },
];

/** Mails that came in and could not be handled, the oldest first. */
export function TrayList({
  base,
  page,
  cut,
  isFirst,
  file,
  now,
}: {
  base: string;
  /** The query of this page, which the mails' addresses keep. */
  page: string;
  cut: Cut<TrayMail>;
  isFirst: boolean;
  /** The address at which the tray is saved as a file; undefined for the tray of the installation. */
  file: string | undefined;
  now: Date;
}) {
  const view = useView();
  const { t } = view;
  return (
    <>
      <Heading lead={t('incoming.lead')}>{t('workbench.desk.tray')}</Heading>
      <Table
        caption={t('workbench.desk.tray')}
        hideCaption
        rows={cut.rows}
        rowKey={(mail) => mail.id}
        empty={t('incoming.none')}
        inTwoLines
        columns={trayColumns(view, (mail) => `${base}/${mail.id}${page}`, now)}
      />
      <Along cut={cut} isFirst={isFirst} href={(to) => `${base}?${new URLSearchParams(placeQuery(to))}`} />
      {file && cut.rows.length > 0 ? <TableFile action={file} /> : null}
    </>
  );
}
