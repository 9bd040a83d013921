import type { BackupEntry } from '../../../rooms/backups/index.ts';
import { LocalTime, Table, useView } from '../../../ui/index.ts';

const SHOWN = 14;

/** The results of the last backups; `place` is where backups go now. */
export function History({ entries, place }: { entries: readonly BackupEntry[]; place: string | null }) {
  const { t } = useView();
  if (entries.length === 0) return <p>{t('operator-backups.none')}</p>;
  return (
    <Table
      caption={t('operator-backups.history')}
      rows={entries.slice(0, SHOWN)}
      rowKey={({ at }) => at}
      columns={[
        {
          key: 'when',
          label: t('operator-backups.when'),
          header: true,
          cell: ({ at }) => <LocalTime at={new Date(at)} bare year />,
        },
        { key: 'outcome', label: t('operator-backups.outcome'), cell: (entry) => <Outcome entry={entry} /> },
        {
          key: 'file',
          label: t('operator-backups.file'),
          cell: (entry) => <File entry={entry} place={place} />,
        },
      ]}
    />
  );
}

function File({ entry: { name, bytes, to, gone }, place }: { entry: BackupEntry; place: string | null }) {
  const { t } = useView();
  if (name === null) return null;
  // A backup made elsewhere, for example by the installation from which this one was restored, is looked for at its own place.
  const path = to === place ? name : `${to}/${name}`;
  return (
    <>
      <code dir="ltr">{path}</code> {t('operator-backups.size', { mb: Math.ceil(bytes / 1e6) })}{' '}
      {gone ? t('operator-backups.gone') : null}
    </>
  );
}

function Outcome({ entry: { problem, proof: check, seconds, hasOperator } }: { entry: BackupEntry }) {
  const { t } = useView();
  if (problem !== null || !check) return <bdi lang="en">{problem}</bdi>;
  const parts = [
    t('operator-backups.held', { seconds, rows: check.rows }),
    check.letter ? t('operator-backups.read') : null,
    check.link ? t('operator-backups.linked') : null,
    hasOperator ? null : t('operator-backups.own-only'),
  ];
  return <>{parts.filter((part) => part !== null).join(' ')}</>;
}
