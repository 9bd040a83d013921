import type { ServerLine } from '../../../rooms/networks/index.ts';
import {
  ErrorSummary,
  Form,
  LocalDay,
  Of,
  PostButton,
  Submit,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts';
import { numbersIn } from '../../../i18n/intl.ts';

export interface TypedBlocks {
  typed: { servers: string; reason: string };
  /** Lines that name no server. */
  wrong: readonly string[];
  /** Whether the list was too long for one step: its first servers are blocked, the others are still in the field. */
  rest: boolean;
}

/** The followers' servers, those that accept nothing and why, and the blocked ones. */
export function Servers({
  servers,
  path,
}: {
  servers: readonly ServerLine[];
  path: (rest: string) => string;
}) {
  const { t, lang } = useView();
  return (
    <section aria-labelledby="servers">
      <h2 id="servers">{t('networks.servers')}</h2>
      <Table
        caption={t('networks.servers')}
        hideCaption
        rows={servers}
        rowKey={({ host }) => host}
        empty={<p>{t('networks.servers-none')}</p>}
        columns={[
          {
            key: 'host',
            label: t('networks.server'),
            header: true,
            cell: ({ host }) => <bdi dir="ltr">{host.includes('@') ? `@${host}` : host}</bdi>,
          },
          {
            key: 'followers',
            label: t('networks.followers'),
            cell: ({ followers }) => numbersIn(lang).format(followers),
          },
          {
            key: 'state',
            label: t('networks.state'),
            cell: (server) => <State server={server} path={path} />,
          },
        ]}
      />
      <p>
        <a href={path('/blocks.csv')}>{t('networks.blocks-out')}</a> ·{' '}
        <a href={path('/blocked-people.csv')}>{t('networks.people-out')}</a>
      </p>
    </section>
  );
}

function State({ server, path }: { server: ServerLine; path: (rest: string) => string }) {
  const { t, rich } = useView();
  const { host, heldAt, blockedAt, reason, failingSince, isDead, problem } = server;
  if (blockedAt)
    return (
      <>
        {t('networks.blocked')} <bdi>{reason}</bdi>{' '}
        <PostButton action={path('/pardons')} kind="quiet" hidden={{ host }}>
          {t('networks.unblock')}
          <Of>{host}</Of>
        </PostButton>
      </>
    );
  if (heldAt)
    return (
      <>
        {rich('networks.server-waits', { day: <LocalDay at={heldAt} /> })}{' '}
        <PostButton action={path('/admissions')} hidden={{ host }}>
          {t('networks.admit')}
          <Of>{host}</Of>
        </PostButton>
      </>
    );
  if (problem === '') return <>{t('networks.well')}</>;
  const why = /^\d+$/.test(problem)
    ? t('networks.problem.status', { status: problem })
    : t(`networks.problem.${problemOf(problem)}`);
  return (
    <>
      {why} {failingSince ? rich('networks.since', { day: <LocalDay at={failingSince} /> }) : null}{' '}
      {isDead ? t('networks.left-out') : null}
    </>
  );
}

const PROBLEMS = ['forbidden', 'too-slow', 'too-large', 'redirects'] as const;
const problemOf = (problem: string) => PROBLEMS.find((one) => one === problem) ?? 'unreachable';

/** Blocks servers: one, or a whole list. */
export function BlockForm({
  typed,
  wrong,
  rest,
  failed,
  path,
}: {
  typed: TypedBlocks['typed'] | undefined;
  wrong: readonly string[];
  /** Whether the list was too long for one step: its first servers are blocked, the others are still in the field. */
  rest: boolean;
  failed: boolean;
  path: (rest: string) => string;
}) {
  const { t } = useView();
  const error = failed
    ? wrong.length > 0
      ? t('networks.block-wrong', { lines: wrong.slice(0, 5).join(' ') })
      : t(rest ? 'networks.block-rest' : 'networks.block-none')
    : undefined;
  return (
    <section aria-labelledby="block">
      <h2 id="block">{t('networks.block')}</h2>
      <p>{t('networks.block-lead')}</p>
      <ErrorSummary errors={error ? [{ name: 'servers', message: error }] : []} />
      <Form action={path('/blocks')}>
        <TextArea
          name="servers"
          label={t('networks.block-servers')}
          help={t('networks.block-help')}
          value={typed?.servers ?? ''}
          error={error}
          required
        />
        <TextField
          name="reason"
          label={t('networks.block-reason')}
          value={typed?.reason ?? ''}
          maxLength={500}
        />
        <Submit kind="quiet">{t('networks.block')}</Submit>
      </Form>
    </section>
  );
}
