import { backupTrouble } from '../../rooms/backups/index.ts';
import { trayCount } from '../../rooms/incoming/index.ts';
import { concernsForOperator } from '../../rooms/partnerships/index.ts';
import { signInCounts } from '../../rooms/people/index.ts';
import { programmesWithHosts } from '../../rooms/programmes/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import { ErrorSummary, Heading, PostButton, Table } from '../../ui/index.ts';
import { summary } from '../frame/problems.ts';
import type { Messages } from '../frame/problems.ts';
import type { PageAnswer, Visit } from '../visit.ts';
import { DiskUse, DiskWarning, lookAtDisk } from './disk.tsx';
import { AnotherForm, HostForm } from './programmeForms.tsx';
import { SignIns } from './signIns.tsx';
import { newerVersion, Version } from './version.tsx';
import { Concerns, BackupTrouble, Hosts } from './troubles.tsx';

const DAYS_SHOWN = 14;

export interface OperatorForm {
  values?: URLSearchParams;
  messages?: Messages;
  status?: number;
}

/** Every programme of the installation, its host names, and a form to name another. */
export async function operatorPage(visit: Visit, form: OperatorForm = {}): Promise<PageAnswer> {
  const { ctx, view } = visit;
  const { t } = view;
  const programmes = await programmesWithHosts(ctx);
  const disk = await lookAtDisk(visit);
  const inTray = await trayCount(ctx, null);
  const concerns = visit.account === null ? [] : await concernsForOperator(ctx, visit.account);
  const trouble = await backupTrouble(ctx);
  const { values = new URLSearchParams(), messages = {} } = form;
  return {
    title: t('operator.title'),
    status: form.status ?? 200,
    indexed: false,
    body: (
      <>
        <Heading lead={t('operator.lead')}>{t('operator.title')}</Heading>
        <ErrorSummary errors={summary(messages)} />
        <DiskWarning disk={disk} />
        <Concerns concerns={concerns} />
        <BackupTrouble trouble={trouble} />
        <p>
          <a href="/operator/mail">{t('operator-mail.title')}</a>
        </p>
        <p>
          <a href="/operator/backups">{t('operator-backups.title')}</a>
        </p>
        <p>
          <a href="/operator/calls">{t('operator-calls.title')}</a>
        </p>
        <p>
          <a href="/operator/networks">{t('workbench.desk.networks')}</a>
        </p>
        <Table
          caption={t('operator.programmes')}
          rows={programmes}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              label: t('programme.name'),
              header: true,
              cell: (programme) =>
                programme.archived_at ? (
                  <bdi>{programme.name}</bdi>
                ) : (
                  <a href={`/p/${programme.slug}/workbench`}>
                    <bdi>{programme.name}</bdi>
                  </a>
                ),
            },
            { key: 'slug', label: t('programme.slug'), cell: ({ slug }) => <code dir="ltr">/p/{slug}</code> },
            {
              key: 'hosts',
              label: t('operator.hosts'),
              cell: ({ id, hosts }) => <Hosts visit={visit} programme={id} hosts={hosts} />,
            },
            {
              key: 'state',
              label: t('operator.state'),
              cell: (programme) => <State visit={visit} programme={programme} />,
            },
          ]}
        />
        <SignIns visit={visit} days={await signInCounts(ctx, DAYS_SHOWN)} />
        <DiskUse disk={disk} />
        <p>
          <a href="/operator/tray">{t('operator.tray', { count: inTray })}</a>
        </p>
        <HostForm view={view} values={values} messages={messages} programmes={programmes} />
        <AnotherForm view={view} values={values} messages={messages} now={ctx.clock.now()} />
        <Version newer={await newerVersion(ctx)} />
        <PostButton action="/sign-out">{t('me.sign-out')}</PostButton>
      </>
    ),
  };
}

function State({ visit, programme }: { visit: Visit; programme: Programme }) {
  const { t } = visit.view;
  if (!programme.archived_at) return <>{t('operator.running')}</>;
  return (
    <PostButton action={`/operator/programmes/${programme.id}/return`}>{t('operator.restore')}</PostButton>
  );
}
