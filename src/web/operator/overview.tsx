import { backupTrouble } from '../../rooms/backups/index.ts';
import { trayCount } from '../../rooms/incoming/index.ts';
import { concernsForOperator } from '../../rooms/partnerships/index.ts';
import { signInCounts } from '../../rooms/people/index.ts';
import { hostsOfAll } from '../../rooms/programmes/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  PostButton,
  Submit,
  Table,
  TextField,
} from '../../ui/index.ts';
import { summary } from '../frame/problems.ts';
import type { Messages } from '../frame/problems.ts';
import type { PageAnswer, Visit } from '../visit.ts';
import { DiskUse, DiskWarning, lookAtDisk } from './disk.tsx';
import { ProgrammeFields, readDraft } from './fields.tsx';
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
  const programmes = await everyProgramme(ctx);
  const hosts = await hostsOfAll(ctx);
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
              cell: ({ id }) => <Hosts visit={visit} programme={id} hosts={hosts.get(id) ?? []} />,
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
        <h2>{t('operator.host-title')}</h2>
        <p>{t('operator.host-lead')}</p>
        <Form action="/operator/hosts">
          <TextField
            name="host"
            label={t('operator.host')}
            value={values.get('host') ?? ''}
            error={messages['host']}
            inputmode="url"
            width="medium"
            required
          />
          <fieldset class="field">
            <legend>{t('operator.host-of')}</legend>
            <div class="choices">
              {programmes.map((programme, index) => (
                <div class="choice" key={programme.id}>
                  <input
                    type="radio"
                    id={`host-of-${programme.id}`}
                    name="programme"
                    value={programme.id}
                    checked={values.get('programme') === String(programme.id) || index === 0}
                  />
                  <label for={`host-of-${programme.id}`}>
                    <bdi>{programme.name}</bdi>
                  </label>
                </div>
              ))}
            </div>
          </fieldset>
          <Submit kind="quiet">{t('operator.host-add')}</Submit>
        </Form>
        <h2>{t('operator.another')}</h2>
        <Form action="/operator/programmes">
          <TextField
            name="yourName"
            autocomplete="name"
            label={t('setup.name')}
            help={t('operator.name-help')}
            value={values.get('yourName') ?? ''}
            error={messages['yourName']}
            required
          />
          <ProgrammeFields
            view={view}
            draft={values.has('slug') ? readDraft(values) : {}}
            messages={messages}
            now={ctx.clock.now()}
            fresh
          />
          <FormActions>
            <Button name="take" value="own">
              {t('setup.take-own')}
            </Button>
            <Button name="take" value="sample" kind="quiet">
              {t('setup.take-sample')}
            </Button>
          </FormActions>
        </Form>
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

async function everyProgramme(ctx: Pick<Ctx, 'db'>): Promise<Programme[]> {
  return ctx.db.selectFrom('programme').selectAll().orderBy('id').execute();
}
