import { hide } from '../../../mail/out/placeholders.ts';
import type { ListedMail, MailGroup } from '../../../rooms/outbox/index.ts';
import { Heading, LocalTime, LocalTimeRange, Notice, PostButton, Table, useView } from '../../../ui/index.ts';
import { MailUnready, kindName } from './acts.tsx';
import { Failed } from './failed.tsx';

export type Section = 'waiting' | 'held' | 'sent' | 'dropped';

/** A mail that is held back, or was taken out, does not leave at its hour. */
const WHEN = {
  waiting: 'outbox.when',
  held: 'outbox.planned',
  sent: 'outbox.left',
  dropped: 'outbox.planned',
} as const;

interface Props {
  path: (path: string) => string;
  isPaused: boolean;
  /** Paused because this is a copy out of a backup. */
  isRestored: boolean;
  /** When that was made; null where nobody knows, as of a copied folder. */
  restoredFrom: Date | null;
  /** Mail to many would look like spam: the domain is not set up. */
  isUnready: boolean;
  sections: readonly { section: Section; groups: readonly MailGroup[] }[];
  failed: readonly ListedMail[] | null;
  /** Sections that are shown on a page of their own. */
  elsewhere: readonly Section[];
}

/** The outbox: what waits, what is held back, what failed; by kind and occasion. */
export function OutboxList({
  path,
  isPaused,
  isRestored,
  restoredFrom,
  isUnready,
  sections,
  failed,
  elsewhere,
}: Props) {
  const { t, rich } = useView();
  const base = path('/workbench/outbox');
  return (
    <>
      <Heading lead={t('outbox.lead')}>{t('workbench.desk.outbox')}</Heading>
      {isUnready ? <MailUnready /> : null}
      {isPaused ? (
        <Notice kind="trouble" title={t('outbox.paused.title')}>
          {isRestored ? <p>{t('outbox.paused.restored')}</p> : null}
          {isRestored && restoredFrom ? (
            <p>{rich('outbox.paused.restored-from', { date: <LocalTime at={restoredFrom} bare year /> })}</p>
          ) : null}
          <p>{t('outbox.paused.lead')}</p>
          <PostButton action={`${base}/resumption`} kind="main">
            {t('outbox.resume')}
          </PostButton>
        </Notice>
      ) : (
        <PostButton action={`${base}/pause`}>{t('outbox.pause')}</PostButton>
      )}
      {failed ? <Failed mails={failed} base={base} /> : null}
      {sections.map(({ section, groups }) => (
        <section key={section}>
          <h2>{t(`outbox.section.${section}`)}</h2>
          <Groups section={section} groups={groups} base={base} />
        </section>
      ))}
      <ul>
        <li>
          <a href={`${base}/coming`}>{t('outbox.coming.title')}</a>
        </li>
        <li>
          <a href={`${base}/addresses`}>{t('outbox.addresses.title')}</a>
        </li>
        {elsewhere.map((section) => (
          <li key={section}>
            <a href={`${base}?show=${section}`}>{t(`outbox.section.${section}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Groups({ section, groups, base }: { section: Section; groups: readonly MailGroup[]; base: string }) {
  const view = useView();
  const { t } = view;
  return (
    <Table
      caption={t(`outbox.section.${section}`)}
      hideCaption
      rows={groups}
      rowKey={(group) => `${group.kind} ${group.occasion}`}
      empty={t(`outbox.none.${section}`)}
      columns={[
        {
          key: 'mail',
          label: t('outbox.mail'),
          header: true,
          cell: (group) =>
            group.private ? (
              <>
                {kindName(view, group.kind)}
                <br />
                <span class="aside">{t('outbox.unread')}</span>
              </>
            ) : (
              <>
                <a
                  href={`${base}/group?${new URLSearchParams({ kind: group.kind, occasion: group.occasion })}`}
                >
                  {kindName(view, group.kind)}
                </a>
                <br />
                <span class="aside" dir="auto">
                  {hide(group.subject)}
                </span>
              </>
            ),
        },
        {
          key: 'count',
          label: t('outbox.count'),
          numeric: true,
          cell: (group) => new Intl.NumberFormat(view.lang).format(group.count),
        },
        {
          key: 'when',
          label: t(WHEN[section]),
          cell: ({ earliest, latest }) =>
            latest.getTime() - earliest.getTime() < 60_000 ? (
              <LocalTime at={earliest} bare />
            ) : (
              <LocalTimeRange from={earliest} until={latest} />
            ),
        },
      ]}
    />
  );
}
