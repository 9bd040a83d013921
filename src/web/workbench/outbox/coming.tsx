import { languageName } from '../../../lib/world/languages.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import type { ComingGroup, ComingReader } from '../../../rooms/outbox/index.ts';
import {
  Bdi,
  Heading,
  Of,
  Pagination,
  ShortTime,
  Table,
  clockTime,
  shortDay,
  useView,
  zoneName,
} from '../../../ui/index.ts';
import { TableFile } from '../list/taking/tableFile.tsx';
import { kindName } from './acts.tsx';
import { recipientColumn } from './recipientColumn.tsx';

interface Props {
  /** The address of the outbox. */
  base: string;
  /** The address of the page that shows how mails read. */
  mails: string;
  /** The address below which lists are saved as files. */
  files: string;
  /** The programme's first language, for rounds without a name in the reader's language. */
  source: string;
  topics: ReadonlyMap<number, string>;
}

type Which = Pick<ComingGroup, 'kind' | 'round' | 'topic'>;

const queryOf = ({ kind, round, topic }: Which): string =>
  `${new URLSearchParams({
    kind,
    round: String(round.number),
    ...(topic === null ? {} : { topic: String(topic) }),
  })}`;

const addressOf = (base: string, which: Which): string => `${base}/coming/readers?${queryOf(which)}`;

/** The mails that the timetable will write: which, when, and to how many people. */
export function Coming({
  base,
  mails,
  files,
  source,
  topics,
  groups,
  now,
}: Props & { groups: readonly ComingGroup[]; now: Date }) {
  const view = useView();
  const { t } = view;
  return (
    <>
      <Heading eyebrow={<a href={base}>{t('workbench.desk.outbox')}</a>} lead={t('outbox.coming.lead')}>
        {t('outbox.coming.title')}
      </Heading>
      <Table
        caption={t('outbox.coming.title')}
        hideCaption
        rows={groups}
        rowKey={(group) => addressOf(base, group)}
        inTwoLines
        empty={t('outbox.coming.none')}
        columns={[
          {
            key: 'mail',
            label: t('outbox.mail'),
            header: true,
            cell: (group) => (
              <>
                <a href={`${mails}/${view.lang}/${group.kind}`}>{kindName(view, group.kind)}</a>
                <div class="aside cut">
                  <Bdi>{topics.get(group.topic ?? 0) ?? roundName(group.round, view, source)}</Bdi>
                </div>
              </>
            ),
          },
          {
            key: 'count',
            label: t('outbox.count'),
            numeric: true,
            upper: true,
            cell: (group) => (
              <a href={addressOf(base, group)}>
                {new Intl.NumberFormat(view.lang).format(group.count)}
                <Of>{kindName(view, group.kind)}</Of>
              </a>
            ),
          },
          {
            key: 'when',
            label: t('outbox.when'),
            cell: ({ from, until }) => <Span from={from} until={until} now={now} />,
          },
        ]}
      />
      <p>{t('outbox.coming.matching')}</p>
      {groups.length > 0 ? <TableFile action={`${files}/coming/table`} /> : null}
    </>
  );
}

const Span = ({ from, until, now }: { from: Date; until: Date; now: Date }) => (
  <>
    <ShortTime at={from} now={now} />
    {from.getTime() === until.getTime() ? null : (
      <>
        {' – '}
        <ShortTime at={until} now={now} />
      </>
    )}
  </>
);

/** The readers of one such mail, with their language, and its hour on their own clock. */
export function ComingReaders({
  base,
  mails,
  files,
  source,
  topics,
  group,
  readers,
  count,
  page,
  pages,
  now,
}: Props & {
  group: Which;
  readers: readonly ComingReader[];
  count: number;
  page: number;
  pages: number;
  now: Date;
}) {
  const view = useView();
  const { t, lang } = view;
  return (
    <>
      <Heading
        eyebrow={<a href={`${base}/coming`}>{t('outbox.coming.title')}</a>}
        lead={<Bdi>{topics.get(group.topic ?? 0) ?? roundName(group.round, view, source)}</Bdi>}
      >
        {kindName(view, group.kind)}
      </Heading>
      <p>
        {t('outbox.count-of', { count })} <a href={`${mails}/${lang}/${group.kind}`}>{t('mails.see')}</a>
      </p>
      <Table
        caption={t('outbox.group.recipients')}
        hideCaption
        rows={readers}
        rowKey={({ person }) => person}
        inTwoLines
        columns={[
          recipientColumn(t, ({ name }: ComingReader) => <Bdi>{name}</Bdi>),
          {
            key: 'language',
            label: t('outbox.language'),
            upper: true,
            cell: ({ locale }) => languageName(lang, locale),
          },
          { key: 'when', label: t('outbox.when'), cell: ({ at }) => <ShortTime at={at} now={now} /> },
          {
            key: 'theirs',
            label: t('outbox.coming.theirs'),
            cell: ({ at, zone, isGathered }) => (
              <>
                {t('ui.time.zoned', {
                  day: shortDay(lang, zone, at, now),
                  time: clockTime(lang, zone, at),
                  zone: zoneName({ lang, t }, zone),
                })}
                {isGathered ? <div class="aside"> {t('outbox.coming.gathered')}</div> : null}
              </>
            ),
          },
        ]}
      />
      <Pagination page={page} pages={pages} href={(to) => `${addressOf(base, group)}&page=${to}`} />
      <TableFile action={`${files}/coming-readers/table?${queryOf(group)}`} />
    </>
  );
}
