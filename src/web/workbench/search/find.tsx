import type { ComponentChildren } from 'preact';
import { pick } from '../../../lib/text/texts.ts';
import type { FoundPerson } from '../../../rooms/applications/index.ts';
import { FOUND_MOST, findTogether } from '../../../rooms/found.ts';
import { Bdi, ShortDay } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { kindName } from '../outbox/acts.tsx';
import { stateWords } from '../partnerships/partnershipNames.ts';
import { mayEnter } from '../sections.ts';
import { listsOfCountries } from './countries.ts';
import { foundMatters } from './here.tsx';
import { foundKinds, kindTexts } from './kinds.ts';
import { dots, hitOf, namesOf } from './hits.tsx';
import { listsFor } from './listsFor.ts';
import { foundPages } from './foundPages.ts';

export interface Hit {
  href: string;
  words: ComponentChildren;
  beside?: ComponentChildren;
}

export interface FoundGroup {
  key: string;
  title: string;
  hits: readonly Hit[];
  /** Links to the full lists, if there may be more hits than are named here; for things of a round one link for each round. */
  all?: readonly { href: string; words: string }[] | undefined;
  /** As many hits as possible are named; there may be more, and no list has them. */
  isCut?: boolean;
}

/** Whether there may be more hits than these. */
const isCut = (rows: readonly unknown[] = []): boolean => rows.length >= FOUND_MOST;

/** All that a search finds and this volunteer may see, by kind; kinds without hits are left out. */
export async function findAll(visit: ProgrammeVisit, query: string): Promise<FoundGroup[]> {
  const { view, path, programme } = visit;
  const { t, lang } = view;
  const kindsOfMail = await kindTexts(visit);
  const { lists, tables } = await listsFor(visit, query, kindsOfMail);
  const found = await findTogether(visit.ctx, lists, tables);
  const now = visit.ctx.clock.now();
  const day = (at: string) => <ShortDay at={new Date(at)} now={now} />;
  const title = (texts: Parameters<typeof pick>[0], source: string) => pick(texts, lang, source);
  const listed = (list: string, round?: number) => ({
    href: path(
      `/workbench/${list}?${new URLSearchParams({ ...(round === undefined ? {} : { round: String(round) }), search: query })}`,
    ),
    words:
      round === undefined
        ? t('search.all')
        : `${t('search.all')} · ${t('round.name', { number: String(round) })}`,
  });
  const all = (rows: readonly unknown[] | undefined, list: string) =>
    isCut(rows) ? [listed(list)] : undefined;
  /** A list of a round only has things of that round. */
  const ofRounds = (rows: readonly { round: number | null }[] = [], list: string) =>
    isCut(rows)
      ? [...new Set(rows.flatMap(({ round }) => round ?? []))]
          .toSorted((a, b) => b - a)
          .map((round) => listed(list, round))
      : undefined;
  const matters = await foundMatters(visit, query);
  const kinds = foundKinds(visit, kindsOfMail, query);
  const personHit = (one: FoundPerson) => hitOf(visit, one);
  const paired = (names: readonly string[]) => namesOf(visit, names);
  const groups: FoundGroup[] = [
    { key: 'desks', title: t('search.desks'), hits: foundPages(visit, query) },
    {
      key: 'people',
      title: t('search.people'),
      hits: (found.people ?? []).map(personHit),
      all: mayEnter(visit, 'everybody')
        ? all(found.people, 'everybody')
        : ofRounds(found.people, 'applications'),
    },
    {
      key: 'countries',
      title: t('search.of-country'),
      hits: (found.ofCountries ?? []).map(personHit),
      all: listsOfCountries(visit, found.ofCountries ?? []),
    },
    {
      key: 'notes',
      title: t('search.notes'),
      isCut: isCut(found.notes),
      hits: (found.notes ?? []).map(({ person, name, application, begins, at }) => ({
        href: path(
          application === null ? `/workbench/everybody/${person}` : `/workbench/applications/${application}`,
        ),
        words: <Bdi>{begins.trim() || '…'}</Bdi>,
        beside: dots(<Bdi>{name || t('applications.nameless')}</Bdi>, day(at)),
      })),
    },
    {
      key: 'pairs',
      title: t('search.pairs'),
      hits: (found.pairs ?? []).map((pair) => ({
        href: path(`/workbench/partnerships/${pair.id}`),
        words: paired(pair.names),
        beside: dots(
          stateWords(pair, t, pair.toldAt !== null && new Date(pair.toldAt) <= now),
          t('round.name', { number: String(pair.round) }),
        ),
      })),
      all: ofRounds(found.pairs, 'partnerships'),
    },
    {
      key: 'proposals',
      title: t('matching.part.proposals'),
      hits: (found.proposals ?? []).map(({ id, round, isAgain, names }) => ({
        href: path(`/workbench/matching/${round}/${isAgain ? 'again' : `proposals/${id}`}`),
        words: paired(names),
        beside: t('round.name', { number: String(round) }),
      })),
      // Proposals among people who wait in a running round are in no list that is searched.
      isCut: isCut(found.proposals) && found.proposals!.some(({ isAgain }) => isAgain),
      all: isCut(found.proposals)
        ? [...new Set(found.proposals?.flatMap(({ round, isAgain }) => (isAgain ? [] : round)))].map(
            (round) => listed(`matching/${round}/proposals`, round),
          )
        : undefined,
    },
    { key: 'matters', title: t('search.matters'), hits: matters, isCut: isCut(matters) },
    {
      key: 'threads',
      title: t('search.threads'),
      hits: (found.threads ?? []).map(({ id, subject, name, lastAt }) => ({
        href: path(`/workbench/inbox/${id}`),
        words: <Bdi>{subject || t('search.no-subject')}</Bdi>,
        beside: dots(<Bdi>{name || t('log.former')}</Bdi>, day(lastAt)),
      })),
      all: all(found.threads, 'inbox'),
    },
    {
      key: 'mails',
      isCut: isCut(found.mails) || isCut(found.announcements) || isCut(kinds),
      title: t('search.mails'),
      hits: [
        ...(found.announcements ?? []).map(({ id, subject }) => ({
          href: path(
            `/workbench/outbox/group?${new URLSearchParams({ kind: 'announcement', occasion: `announcement:${id}` })}`,
          ),
          words: <Bdi>{title(subject, programme.source_locale)}</Bdi>,
          beside: kindName(view, 'announcement'),
        })),
        ...(found.mails ?? []).map(({ id, kind, name, state, dueAt }) => ({
          href: path(`/workbench/outbox/${id}`),
          words: kindName(view, kind),
          beside: dots(<Bdi>{name || t('log.former')}</Bdi>, t(`search.mail.${state}`), day(dueAt)),
        })),
        ...kinds,
      ],
    },
    {
      key: 'topics',
      title: t('topics.title'),
      hits: (found.topics ?? []).map((topic) => ({
        href: path(`/workbench/topics/${topic.id}`),
        words: <Bdi>{title(topic.title, topic.source_locale)}</Bdi>,
      })),
      all: all(found.topics, 'topics'),
    },
    {
      key: 'comments',
      isCut: isCut(found.comments),
      title: t('search.comments'),
      hits: (found.comments ?? []).map(({ id, name, begins }) => ({
        href: path(`/workbench/discussion/${id}`),
        words: <Bdi>{begins.trim() || '…'}</Bdi>,
        beside: <Bdi>{name || t('discussion.former')}</Bdi>,
      })),
    },
    {
      key: 'pages',
      isCut: isCut(found.pages),
      title: t('workbench.desk.pages'),
      hits: (found.pages ?? []).map((page) => ({
        href: path(`/workbench/pages/${page.id}`),
        words: <Bdi>{title(page.title, programme.source_locale)}</Bdi>,
      })),
    },
  ];
  return groups.filter(({ hits }) => hits.length > 0);
}
