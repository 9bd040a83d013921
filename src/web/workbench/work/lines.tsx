import type { Translate } from '../../../i18n/translate.ts';
import type { MatterKind } from '../../../rooms/kinds.ts';
import type { Matter } from '../../../rooms/matters/index.ts';
import { Bdi, Details, Names, Of, PostButton, ShortDay, Table } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Named } from '../log/subjects.ts';
import { listAsIs } from '../list/back.ts';
import { Acts } from './acts.tsx';
import { isDoneHere, matterPage } from './kinds.ts';
import { SeveralAtOnce } from './several/list.tsx';
import { Suggested, isSuggested } from './suggested.tsx';
import type { SuggestedProps } from './suggested.tsx';

/** The line of one kind of matter on Today: their number, and the matters that are shown, the gravest first. */
export interface WorkLine {
  kind: Matter['kind'];
  count: number;
  matters: Matter[];
}

type Known = Omit<SuggestedProps, 'matter'>;

/** How many matters of a line the page shows; the line's own page has the rest. */
const SHOWN = 10;
/** How many subjects a line names. */
const NAMED = 3;

/** The subject that a matter names; for a concern this is its partnership. Only this list does so, since few may see it. */
export function about(matter: Matter): Named {
  return matter.kind === 'concern' || matter.kind === 'concern-appeal'
    ? { kind: 'partnership', id: matter.data.partnership }
    : matter.subject;
}

/**
 * One line for each kind, in the order of the first matter of each. `waiting` counts all matters of each kind: when very many wait, none of
 * the last kinds may have been read.
 */
export function linesOf(matters: readonly Matter[], waiting: ReadonlyMap<string, number>): WorkLine[] {
  const read = Map.groupBy(matters, ({ kind }) => kind);
  const kinds = new Set([...read.keys(), ...waiting.keys()]) as Set<Matter['kind']>;
  return [...kinds].map((kind) => {
    const all = read.get(kind) ?? [];
    return { kind, count: Math.max(all.length, waiting.get(kind) ?? 0), matters: all };
  });
}

/** The matters that a page with these lines shows one by one; the others need no name. */
export const shownIn = (lines: readonly WorkLine[]): Matter[] =>
  lines.flatMap(({ matters }) => matters.slice(0, SHOWN));

/** The list of all that waits, a line for each kind. */
export function Lines({ lines, known }: { lines: readonly WorkLine[]; known: Known }) {
  const { visit, names } = known;
  const { t } = visit.view;
  const now = visit.ctx.clock.now();
  return (
    <Table
      caption={t('work.needs')}
      hideCaption
      rows={lines}
      rowKey={({ kind, matters }) => matters[0]?.id ?? kind}
      inTwoLines
      columns={[
        {
          key: 'what',
          label: t('work.what'),
          cell: (line) =>
            line.matters.length === 0 ? (
              <a href={visit.path(`/workbench?kind=${line.kind}`)}>{saidOf(visit.view.t, line)}</a>
            ) : line.count === 1 ? (
              <One matter={line.matters[0]!} known={known} />
            ) : (
              <Many line={line} known={known} />
            ),
        },
        {
          key: 'since',
          label: t('work.since'),
          cell: ({ matters }) => (matters.length === 0 ? '–' : <ShortDay at={oldest(matters)} now={now} />),
        },
        {
          key: 'whose',
          label: t('work.whose'),
          cell: (line) =>
            line.matters.length === 0 ? null : line.count === 1 ? (
              <Acts visit={visit} matter={line.matters[0]!} name={names(about(line.matters[0]!))} />
            ) : (
              <ActsOnAll visit={visit} line={line} />
            ),
        },
      ]}
    />
  );
}

/** Kinds of which at most one matter is open in a programme. */
const ALONE = [
  'comments-held',
  'disk-filling',
  'mail-refused',
  'mail-restored',
  'mail-tray',
  'mail-unready',
] as const;
type Alone = (typeof ALONE)[number];
const isAlone = (kind: MatterKind): kind is Alone => (ALONE as readonly MatterKind[]).includes(kind);

/** The words of a line, with its number of matters. */
export function saidOf(t: Translate, { kind, count }: Pick<WorkLine, 'kind' | 'count'>): string {
  return count === 1 || isAlone(kind) ? t(`matter.${kind}`) : t(`matter-many.${kind}`, { count });
}

export const oldest = (matters: readonly Matter[]): Date =>
  new Date(Math.min(...matters.map(({ since }) => since.getTime())));

function One({ matter, known }: { matter: Matter; known: Known }) {
  const { visit, names } = known;
  const { t } = visit.view;
  const name = names(about(matter));
  return (
    <>
      <a href={visit.path(matterPage(visit.brought, matter.kind).path(matter))}>
        {t(`matter.${matter.kind}`)}
        {name ? <Of>{name}</Of> : null}
      </a>{' '}
      <span class="said">
        <Pressing visit={visit} matter={matter} />{' '}
        {name ? (
          <span class="aside" aria-hidden="true">
            <Bdi>{name}</Bdi>
          </span>
        ) : null}
      </span>
      {isSuggested(matter) ? (
        <Details summary={t('work.helps')}>
          <Suggested {...known} matter={matter} />
        </Details>
      ) : null}
    </>
  );
}

/** How grave the matter is, if more than this week; for a concern always, with its latest severity. */
function Pressing({ visit, matter: { kind, urgency } }: { visit: ProgrammeVisit; matter: Matter }) {
  const { t } = visit.view;
  if (urgency === 3) return <strong class="trouble">({t('work.urgency.3')})</strong>;
  if (kind === 'concern')
    return <span class="aside">({t(urgency === 2 ? 'work.concern.worry' : 'work.concern.note')})</span>;
  return urgency === 2 ? <span class="aside">({t('work.urgency.2')})</span> : null;
}

function Many({ line, known }: { line: WorkLine; known: Known }) {
  const { visit, names } = known;
  const { t } = visit.view;
  const { kind, count, matters } = line;
  const all = matters.slice(0, SHOWN).map((one) => names(about(one)));
  const named = [...new Set(all)].filter(Boolean).slice(0, NAMED);
  // Several matters with one name count as that name, not as more.
  const more = count - all.filter((name) => named.includes(name)).length;
  return (
    <Details
      summary={
        <>
          {saidOf(visit.view.t, line)}{' '}
          <span class="said">
            <Pressing visit={visit} matter={matters[0]!} />{' '}
            <span class="aside">
              <Names of={named} short />{' '}
              {more > 0 && named.length > 0 ? t('work.and-more', { count: more }) : null}
            </span>
          </span>
        </>
      }
    >
      <ul>
        {matters.slice(0, SHOWN).map((matter) => (
          <li key={matter.id}>
            <a href={visit.path(matterPage(visit.brought, matter.kind).path(matter))}>
              <Bdi>{names(about(matter)) || t(`matter.${matter.kind}`)}</Bdi>
            </a>{' '}
            <Pressing visit={visit} matter={matter} />{' '}
            <ShortDay at={matter.since} now={visit.ctx.clock.now()} />{' '}
            <Acts visit={visit} matter={matter} name={names(about(matter))} />
            <Suggested {...known} matter={matter} />
          </li>
        ))}
      </ul>
      {count > SHOWN ? (
        <p>
          <a href={visit.path(`/workbench?kind=${kind}`)}>{t('work.rest', { count })}</a>
        </p>
      ) : null}
      <SeveralAtOnce visit={visit} matters={matters} />
    </Details>
  );
}

const ids = (all: readonly Matter[]): string => all.map(({ id }) => id).join(',');

function ActsOnAll({ visit, line: { kind, matters } }: { visit: ProgrammeVisit; line: WorkLine }) {
  const { t } = visit.view;
  const of = <Of>{t(`matter.${kind}`)}</Of>;
  const list = listAsIs(visit);
  const free = matters.filter(({ assignedTo }) => !assignedTo);
  const own = matters.filter(({ assignedTo }) => assignedTo && assignedTo.id === visit.person?.id);
  const isTaken = visit.person && isDoneHere(visit.brought, kind, 'take');
  const whose = new Map(
    matters.flatMap(({ assignedTo }) => (assignedTo ? [[assignedTo.id, assignedTo.name]] : [])),
  );
  return (
    <>
      {[...whose].map(([id, name]) => (
        <>
          <Bdi key={id}>{name || t('log.former')}</Bdi>{' '}
        </>
      ))}
      {isTaken && free.length > 0 ? (
        <PostButton
          action={visit.path('/workbench/matters/assignment')}
          hidden={{ matters: ids(free), ...list }}
        >
          {t('work.take-all')}
          {of}
        </PostButton>
      ) : null}
      {isTaken && own.length > 0 ? (
        <PostButton
          action={visit.path('/workbench/matters/assignment')}
          hidden={{ matters: ids(own), back: 'yes', ...list }}
        >
          {t('work.give-back-all')}
          {of}
        </PostButton>
      ) : null}
      {isDoneHere(visit.brought, kind, 'end') ? (
        <a href={visit.path(`/workbench/matters/closing?matters=${ids(matters)}`)}>
          {t('work.done-all')}
          {of}
        </a>
      ) : null}
    </>
  );
}
