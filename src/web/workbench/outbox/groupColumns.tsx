import { hide } from '../../../mail/out/placeholders.ts';
import type { MailGroup } from '../../../rooms/outbox/index.ts';
import type { OutboxState } from '../../../rooms/mails/index.ts';
import { Bdi, ShortTime } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { carriedPairs } from '../list/carried.ts';
import type { ListColumn } from '../list/description.ts';
import { Reason, kindName } from './acts.tsx';

/** The heading of the hour: a mail that is held or removed does not leave at its hour. */
const WHEN = {
  here: 'outbox.when',
  waiting: 'outbox.when',
  held: 'outbox.planned',
  failed: 'outbox.planned',
  sent: 'outbox.left',
  dropped: 'outbox.planned',
} as const;

/** The parameters of the list's address that its occasions' addresses keep. */
const CARRIED = ['show', 'kind', 'sort'] as const;

/** Characters of a subject that are enough to tell announcements apart. */
const SUBJECT = 60;

/** The columns of the outbox: the kind of mail, how many in which state, when they leave, and the reason for mails that do not. */
export function groupColumns(
  { view, path, ctx, url }: ProgrammeVisit,
  shown: keyof typeof WHEN,
): ListColumn<MailGroup>[] {
  const { t, lang } = view;
  // Never empty, so that the address tells that the reader came from the list.
  const list = carriedPairs({ url }, {}, CARRIED).slice(1) || 'show=here';
  const now = ctx.clock.now();
  const numbers = new Intl.NumberFormat(lang);
  const subject: ListColumn<MailGroup> = {
    key: 'subject',
    label: t('outbox.one.subject'),
    extra: true,
    line: true,
    cell: (group) => (group.private ? t('outbox.unread') : <Bdi>{hide(group.subject)}</Bdi>),
  };
  const why: ListColumn<MailGroup> = {
    key: 'why',
    label: t('outbox.reason'),
    line: true,
    cell: ({ states, error }) => <Reason state={states.dropped ? 'dropped' : 'failed'} error={error} />,
  };
  return [
    {
      key: 'mail',
      label: t('outbox.mail'),
      header: true,
      cell: ({ kind, occasion, private: isPrivate, to, subject }) =>
        isPrivate ? (
          kindName(view, kind)
        ) : (
          <a href={path(`/workbench/outbox/group?${new URLSearchParams({ kind, occasion, list })}`)}>
            <span class="sentence">{kindName(view, kind)}</span>
            {[kind === 'announcement' ? [...hide(subject)].slice(0, SUBJECT).join('') : '', to ?? '']
              .filter(Boolean)
              .map((one) => (
                <span class="aside" key={one}>
                  {' '}
                  <Bdi>{one}</Bdi>
                </span>
              ))}
          </a>
        ),
    },
    ...(shown === 'dropped' || shown === 'failed' ? [why] : []),
    subject,
    {
      key: 'count',
      label: t('outbox.count'),
      numeric: true,
      // Sent mails are counted piece by piece, so they can only be sorted by time.
      ...(shown === 'sent' ? {} : { sort: 'falling' }),
      cell: ({ count }) => numbers.format(count),
      taken: ({ count }) => count,
    },
    {
      key: 'state',
      label: t('outbox.state'),
      whole: true,
      cell: ({ states, count }) =>
        (Object.entries(states) as [OutboxState, number][])
          .map(([state, some]) =>
            some === count
              ? t(`outbox.state.${state}`)
              : `${t(`outbox.state.${state}`)} ${numbers.format(some)}`,
          )
          .join(' · '),
    },
    {
      key: 'when',
      label: t(WHEN[shown]),
      sort: 'rising',
      whole: true,
      cell: ({ earliest }) => <ShortTime at={earliest} now={now} />,
      taken: ({ earliest }) => earliest.toISOString(),
    },
    {
      key: 'until',
      label: t('outbox.until'),
      extra: true,
      whole: true,
      cell: ({ latest }) => <ShortTime at={latest} now={now} />,
      taken: ({ latest }) => latest.toISOString(),
    },
  ];
}
