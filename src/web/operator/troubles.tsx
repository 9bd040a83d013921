import { backupTrouble } from '../../rooms/backups/index.ts';
import { concernsForOperator } from '../../rooms/partnerships/index.ts';
import { LocalTime, Notice, PostButton, useView } from '../../ui/index.ts';
import type { Visit } from '../visit.ts';

/** Concerns shown here because nobody in their programme may read them. */
export function Concerns({ concerns }: { concerns: Awaited<ReturnType<typeof concernsForOperator>> }) {
  const { t, rich } = useView();
  if (concerns.length === 0) return null;
  return (
    <Notice kind="trouble" title={t('operator.concerns', { count: concerns.length })}>
      <p>{t('operator.concerns-lead')}</p>
      <ul>
        {concerns.map(({ concern, partnership, slug, name, raisedAt }) => (
          <li key={`${slug}/${concern}`}>
            <a href={`/p/${slug}/workbench/partnerships/${partnership}#concern-${concern}`}>
              {rich('operator.concern', { programme: <bdi>{name}</bdi> })}
            </a>{' '}
            <LocalTime at={raisedAt} bare year />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The next thing to do about the backups. */
export function BackupTrouble({ trouble }: { trouble: Awaited<ReturnType<typeof backupTrouble>> }) {
  const { t } = useView();
  if (trouble === null) return null;
  return (
    <Notice kind="trouble" title={t(`operator-backups.${trouble}-title`)}>
      <p>
        <a href="/operator/backups">{t('operator-backups.title')}</a>
      </p>
    </Notice>
  );
}

export function Hosts({
  visit,
  programme,
  hosts,
}: {
  visit: Visit;
  programme: number;
  hosts: readonly string[];
}) {
  const { t } = visit.view;
  return (
    <>
      {hosts.map((host) => (
        <div key={host}>
          <code dir="ltr">{host}</code>{' '}
          <PostButton action={`/operator/hosts/removal`} hidden={{ programme: String(programme), host }}>
            {t('operator.host-remove', { host })}
          </PostButton>
        </div>
      ))}
    </>
  );
}
