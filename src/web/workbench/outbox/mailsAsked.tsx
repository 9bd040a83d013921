import { languageName } from '../../../lib/world/languages.ts';
import { aroundMail, mailsFound, mailsOf } from '../../../rooms/outbox/index.ts';
import type { ListedMail } from '../../../rooms/outbox/index.ts';
import { OUTBOX_STATES } from '../../../rooms/mails/index.ts';
import type { OutboxState } from '../../../rooms/mails/index.ts';
import { Bdi, ShortTime } from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import { directors } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { addressColumn } from '../list/addressColumn.tsx';
import { askedOf } from '../list/asked.ts';
import { besideList } from '../list/beside.tsx';
import { carriedPairs, keptQueryOf } from '../list/carried.ts';
import type { ListColumn, ListKind } from '../list/description.ts';
import type { EachAct, Several } from '../list/several/acts.ts';
import { Reason } from './acts.tsx';
import { whyOut } from './several.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';

/** The parameters of the list's address, besides the kind, that its mails' addresses keep; also the list from which its occasion was opened. */
const CARRIED = ['occasion', 'state', 'search', 'list'] as const;

/** The list of the mails of one kind and occasion, and the requests of an address. `states` holds the number in each state. */
export function mailsAsked(
  visit: ProgrammeVisit,
  url = visit.url,
  states: ReadonlyMap<OutboxState, number> = new Map(),
) {
  const { t } = visit.view;
  const number = new Intl.NumberFormat(visit.view.lang);
  const [kind, occasion] = ['kind', 'occasion'].map((name) => url.searchParams.get(name) ?? '') as [
    string,
    string,
  ];
  const list: ListKind<ListedMail> = {
    name: 'mails',
    desk: 'outbox',
    path: visit.path('/workbench/outbox/group'),
    carries: { kind, occasion, list: url.searchParams.get('list') ?? '' },
    columns: mailColumns(visit, carriedPairs({ url }, { kind }, CARRIED)),
    filters: [
      { name: 'search', label: t('applications.search'), help: t('applications.search-help') },
      {
        name: 'state',
        label: t('outbox.state'),
        byView: true,
        choices: OUTBOX_STATES.map((value) => ({ value, label: t(`outbox.state.${value}`) })),
      },
    ],
    views: [
      { key: 'all', label: t('applications.all'), set: {} },
      ...[...states].map(([state, count]) => ({
        key: state,
        label: t(`outbox.state.${state}`),
        count: number.format(count),
        set: { state },
      })),
    ],
    // There is only one order: the mail that was written last comes first.
    sort: '',
    rowKey: ({ id }) => id,
    // Nobody may read codes and letters here.
    rowName: (mail) => (mail.private ? null : mail.name || mail.address),
    nothing: t('outbox.none.waiting'),
    notFound: t('outbox.none-to'),
    allDone: t('outbox.none-so'),
  };
  const asked = askedOf(url, list);
  const { filters } = asked;
  const state = OUTBOX_STATES.find((one) => one === filters['state']);
  return {
    list,
    asked,
    mails: { kind, occasion, state, search: filters['search'], way: 'falling' as const },
  };
}

function mailColumns({ view, path, ctx }: ProgrammeVisit, query: string): ListColumn<ListedMail>[] {
  const { t, lang } = view;
  const now = ctx.clock.now();
  return [
    {
      key: 'to',
      label: t('outbox.to'),
      header: true,
      cell: (mail) =>
        mail.private ? (
          <Bdi>{mail.name || mail.address}</Bdi>
        ) : (
          <a href={path(`/workbench/outbox/${mail.id}${query}`)}>
            <Bdi>{mail.name || mail.address}</Bdi>
          </a>
        ),
      taken: ({ name }) => name,
    },
    addressColumn(view),
    {
      key: 'language',
      label: t('outbox.language'),
      cell: ({ locale }) => languageName(lang, locale),
      taken: ({ locale }) => locale,
    },
    {
      key: 'when',
      label: t('outbox.when'),
      whole: true,
      cell: ({ sentAt, dueAt }) => <ShortTime at={sentAt ?? dueAt} now={now} />,
      taken: ({ sentAt, dueAt }) => (sentAt ?? dueAt).toISOString(),
    },
    {
      key: 'state',
      label: t('outbox.state'),
      cell: (mail) => <StateOf mail={mail} view={view} />,
      taken: ({ state }) => state,
    },
  ];
}

/** The state of a mail, and the reason if it was removed or not delivered. */
function StateOf({ mail, view }: { mail: ListedMail; view: View }) {
  const { t, rich } = view;
  const stands = `${t(`outbox.state.${mail.state}`)}${mail.isEdited ? `, ${t('outbox.edited')}` : ''}`;
  if (!mail.error && mail.state !== 'dropped') return <>{stands}</>;
  return <>{rich('ui.labelled', { label: stands, value: <Reason {...mail} /> })}</>;
}

/** The query of a mail's address, for posts about it. */
export const keptQuery = keptQueryOf('kind', CARRIED);

/** The list from which the reader came to a mail, as its address tells; null without one. */
export async function besideMail(visit: ProgrammeVisit, mail: number) {
  const query = keptQuery(visit);
  if (query === '') return null;
  const around = await aroundMail(visit.ctx, visit.programme.id, visit.viewer, mailsAsked(visit).mails, mail);
  return besideList(around, visit.path('/workbench/outbox/group'), query, visit.path('/workbench/outbox'));
}

const refused = ({ t }: View, reason: string): string =>
  t(reason === 'nothing' ? 'outbox.mail-refused.nothing' : 'outbox.mail-refused.changed');

/** Acts of directors on several mails of one occasion at once, as on the page of each. */
export const severalMails: Several = {
  record: '/workbench/outbox',
  subject: 'outbox',
  acts: ({ t }) => {
    const all = { audience: directors, refused };
    const takeOut: EachAct = {
      key: 'take-mails-out',
      kind: 'chosen-mails-dropped',
      grave: true,
      lead: t('outbox.chosen.take-out'),
      text: whyOut(t),
      ...all,
    };
    return [
      { key: 'hold-mails', kind: 'chosen-mails-held', lead: t('outbox.chosen.hold'), ...all },
      { key: 'release-mails', kind: 'chosen-mails-released', lead: t('outbox.chosen.release'), ...all },
      takeOut,
      { key: 'bring-mails-back', kind: 'chosen-mails-restored', lead: t('outbox.chosen.bring-back'), ...all },
    ];
  },
  found: (visit, url, most) =>
    mailsFound(visit.ctx, visit.programme.id, visit.viewer, mailsAsked(visit, url).mails, most),
};

/** Saves the mails of one kind and occasion as a file, filtered and sorted; never a word of a mail. */
export const takeMailsOut = taking<ListedMail>((visit, url) => {
  const { ctx, programme, viewer } = visit;
  const { list, mails } = mailsAsked(visit, url);
  return Promise.resolve({
    list,
    page: (place) => mailsOf(ctx, programme.id, viewer, mails, { place, size: TAKEN_AT_ONCE }),
  });
});
