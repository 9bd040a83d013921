import { WRITER_SORTS, bannedFound, bannedWriters, writerNames } from '../../../rooms/discussion/index.ts';
import type { BannedWriter } from '../../../rooms/discussion/index.ts';
import { Bdi, Details, FormActions, Of, PlainText, PostButton, ShortDay } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { askedOf } from '../list/asked.ts';
import { listAsIs } from '../list/back.ts';
import type { ListKind } from '../list/description.ts';
import type { Several } from '../list/several/acts.ts';
import { moderators } from './audience.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';

/** Characters of a text that its line shows; a longer text can be opened. */
const IN_LINE = 90;

/** The list of banned writers, with reasons and objections, and the requests of an address. */
export function writersAsked(visit: ProgrammeVisit, url = visit.url) {
  const { view, path, ctx } = visit;
  const { t } = view;
  const now = ctx.clock.now();
  const at = ({ person }: BannedWriter, noun: string): string =>
    path(`/workbench/discussion/writers/${person}/${noun}`);
  const list: ListKind<BannedWriter> = {
    name: 'writers',
    desk: 'discussion',
    path: path('/workbench/discussion/writers'),
    carries: {},
    columns: [
      {
        key: 'writer',
        label: t('moderation.kind'),
        header: true,
        sort: 'rising',
        cell: ({ name, address, handle }) => (
          <>
            <Bdi>{name}</Bdi>{' '}
            <span class="aside">
              <bdi dir="ltr">{address ?? handle ?? ''}</bdi>
            </span>
          </>
        ),
        taken: ({ name }) => name,
      },
      {
        key: 'address',
        label: t('moderation.address'),
        extra: true,
        cell: ({ address, handle }) => <bdi dir="ltr">{address ?? handle ?? ''}</bdi>,
        taken: ({ address, handle }) => address ?? handle,
      },
      {
        key: 'reason',
        label: t('moderation.told'),
        words: true,
        cell: ({ reason }) => <Words text={reason} />,
        taken: ({ reason }) => reason,
      },
      {
        key: 'appeal',
        label: t('moderation.objection'),
        sort: 'falling',
        words: true,
        cell: ({ appeal, appealed_at: appealed }) => (appealed ? <Words text={appeal} /> : '–'),
        taken: ({ appeal }) => appeal,
      },
      {
        key: 'since',
        label: t('applications.since'),
        sort: 'falling',
        whole: true,
        upper: true,
        cell: (writer) => <ShortDay at={writer.at} now={now} />,
        taken: (writer) => writer.at.toISOString(),
      },
      {
        key: 'acts',
        label: t('moderation.act'),
        cell: (writer) => (
          <FormActions>
            {writer.waits ? (
              <PostButton action={at(writer, 'refusal')} hidden={listAsIs(visit)}>
                {t('moderation.keep-ban')}
                <Of>{writer.name}</Of>
              </PostButton>
            ) : null}
            <PostButton action={at(writer, 'pardon')} hidden={listAsIs(visit)}>
              {t('moderation.lift')}
              <Of>{writer.name}</Of>
            </PostButton>
          </FormActions>
        ),
        taken: null,
      },
    ],
    filters: [
      {
        name: 'shown',
        label: t('moderation.queues'),
        byView: true,
        choices: [{ value: 'appealed', label: t('moderation.appealed') }],
      },
    ],
    views: [
      { key: 'all', label: t('applications.all'), set: {} },
      { key: 'appealed', label: t('moderation.appealed'), set: { shown: 'appealed' } },
    ],
    sort: 'appeal',
    rowKey: ({ person }) => person,
    rowName: ({ name }) => name,
    nothing: t('moderation.no-writers'),
    allDone: t('moderation.no-appeals'),
  };
  const asked = askedOf(url, list);
  const by = WRITER_SORTS.find((one) => one === asked.sort.key) ?? 'appeal';
  const filter = { waits: asked.filters['shown'] === 'appealed' };
  return { list, asked, filter, sorted: { by, way: asked.sort.way } };
}

function Words({ text }: { text: string }) {
  const [first = '', ...rest] = text.split('\n');
  const begins = first.length > IN_LINE ? `${first.slice(0, IN_LINE)}…` : first;
  if (begins === first && rest.length === 0) return <Bdi>{text}</Bdi>;
  return (
    <Details summary={<Bdi>{begins}</Bdi>}>
      <PlainText text={text} />
    </Details>
  );
}

/** The act of moderators on several banned writers at once, as in the line of each. */
export const severalWriters: Several = {
  // A moderator may know the people who write comments, and nobody else in the programme.
  subject: async ({ ctx, programme }, numbers) => {
    const names = await writerNames(ctx, programme.id, numbers);
    return (person) => names.get(person) ?? '';
  },
  acts: () => [
    {
      key: 'lift',
      kind: 'bans-lifted',
      audience: moderators,
      mail: 'ban-lifted',
      refused: ({ t }) => t('moderation.gone'),
    },
  ],
  found: (visit, url, most) =>
    bannedFound(visit.ctx, visit.programme.id, writersAsked(visit, url).filter, most),
};

/** Saves the list of banned writers as a file, as it is filtered and sorted. */
export const takeWritersOut = taking<BannedWriter>((visit, url) => {
  const { list, filter, sorted } = writersAsked(visit, url);
  const of = { ...filter, sorted, size: TAKEN_AT_ONCE };
  return Promise.resolve({
    list,
    page: (place) => bannedWriters(visit.ctx, visit.programme.id, { ...of, place }),
  });
});
