import { COUNTED_TO, pageAt, placeIn, placeQuery } from '../../../lib/placeInList.ts';
import type { Place } from '../../../lib/placeInList.ts';
import { LIMITS, THREAD_STATES, listThreads, watches } from '../../../rooms/inbox/index.ts';
import type { ListedThread } from '../../../rooms/inbox/index.ts';
import {
  Along,
  Bdi,
  ButtonLink,
  Form,
  Heading,
  LocalTime,
  PostButton,
  Select,
  Submit,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { scopeOf } from './scope.ts';

const SHOWN = ['waiting', 'mine', 'open', 'closed', 'all', 'spam'] as const;

/** The inbox: who waits for an answer, first; the rest by choice, and a search through all of it. */
export async function listPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, url, person } = visit;
  const { t } = view;
  const scope = scopeOf(visit);
  const search = (url.searchParams.get('search') ?? '').slice(0, LIMITS.subject);
  const asked = SHOWN.find((one) => one === url.searchParams.get('shown'));
  const whom = /^\d{1,15}$/.exec(url.searchParams.get('with') ?? '')?.[0];
  // A search looks everywhere.
  const shown = asked ?? (search || whom ? 'all' : 'waiting');
  const filter = {
    state: THREAD_STATES.find((state) => state === shown),
    spam: shown === 'spam',
    assigned: shown === 'mine' ? (person?.id ?? 0) : undefined,
    person: whom === undefined ? undefined : Number(whom),
    search,
  };
  const found = await pageAt(placeIn(url), (place) =>
    listThreads(ctx, programme.id, scope, { ...filter, place }),
  );
  const href = (to: Place | null): string =>
    visit.path(
      `/workbench/inbox?${new URLSearchParams({ shown, search, ...(whom ? { with: whom } : {}), ...placeQuery(to) })}`,
    );
  const isWatching = person !== null && (await watches(ctx, programme.id, person.id));
  return {
    title: t('workbench.desk.inbox'),
    workbench: 'inbox',
    body: (
      <>
        <Heading lead={t(scope.all || scope.private ? 'inbox.lead' : 'inbox.own-country')}>
          {t('workbench.desk.inbox')}
        </Heading>
        <Form action={visit.path('/workbench/inbox')} method="get" hidden={{ with: whom }}>
          <Select
            name="shown"
            label={t('inbox.shown')}
            required
            value={shown}
            options={SHOWN.map((one) => ({ value: one, label: t(`inbox.shown.${one}`) }))}
          />
          <TextField
            name="search"
            type="search"
            label={t(scope.all || scope.private ? 'inbox.search' : 'inbox.search-name')}
            value={search}
            maxLength={LIMITS.subject}
          />
          <Submit kind="quiet">{t('inbox.show')}</Submit>
        </Form>
        <Threads
          path={visit.path}
          threads={found.rows}
          count={found.count}
          empty={t(shown === 'waiting' && !search ? 'inbox.none-waiting' : 'inbox.none')}
        />
        <Along cut={found} isFirst={found.isFirst} href={href} />
        {person ? (
          <>
            <p class="help">{t('inbox.watch-help')}</p>
            <PostButton
              action={visit.path('/workbench/inbox/watching')}
              name="on"
              value={isWatching ? 'no' : 'yes'}
            >
              {t(isWatching ? 'inbox.unwatch' : 'inbox.watch')}
            </PostButton>
          </>
        ) : null}
        {visit.may('director', 'matcher') ? (
          <p>
            <ButtonLink href={visit.path('/workbench/inbox/answers')} kind="quiet">
              {t('inbox.to-answers')}
            </ButtonLink>
          </p>
        ) : null}
      </>
    ),
  };
}

function Threads({
  path,
  threads,
  count,
  empty,
}: {
  path: (path: string) => string;
  threads: readonly ListedThread[];
  count: number;
  empty: string;
}) {
  const { t } = useView();
  return (
    <Table
      caption={
        count > COUNTED_TO ? t('inbox.count-many', { count: COUNTED_TO }) : t('inbox.count', { count })
      }
      rows={threads}
      rowKey={(thread) => thread.id}
      empty={empty}
      columns={[
        {
          key: 'from',
          label: t('inbox.col.from'),
          header: true,
          cell: ({ id, person }) => (
            <a href={path(`/workbench/inbox/${id}`)}>
              <Bdi>{person.name || person.address || t('inbox.nameless')}</Bdi>
            </a>
          ),
        },
        { key: 'words', label: t('inbox.col.words'), cell: (thread) => <Words thread={thread} /> },
        {
          key: 'state',
          label: t('inbox.col.state'),
          cell: ({ state }) => t(`inbox.state.${state}`),
        },
        {
          key: 'hands',
          label: t('inbox.col.hands'),
          cell: ({ assigned }) =>
            assigned ? <Bdi>{assigned.name || t('inbox.former')}</Bdi> : t('inbox.nobody'),
        },
        { key: 'last', label: t('inbox.col.last'), cell: ({ lastAt }) => <LocalTime at={lastAt} bare /> },
      ]}
    />
  );
}

function Words({ thread: { subject, begins } }: { thread: ListedThread }) {
  const { t } = useView();
  if (!subject && !begins) return <>{t('inbox.picture-only')}</>;
  return (
    <>
      {subject ? (
        <b>
          <Bdi>{subject}</Bdi>
        </b>
      ) : null}
      {subject && begins ? ' · ' : null}
      <Bdi>{begins}</Bdi>
    </>
  );
}
