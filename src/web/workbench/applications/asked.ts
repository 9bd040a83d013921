import { sql } from 'kysely';
import { regionName } from '../../../lib/world/countries.ts';
import {
  APPLICATION_SORTS,
  SHOWN_STATES,
  countApplications,
  searched,
} from '../../../rooms/applications/index.ts';
import type { ListedApplication } from '../../../rooms/applications/index.ts';
import { ownWayRows } from '../../../rooms/desks/index.ts';
import type { OwnWay } from '../../../rooms/desks/index.ts';
import { tagsIn } from '../../../rooms/notes/index.ts';
import { pick } from '../../../lib/text/texts.ts';
import type { FormStep } from '../../../rooms/forms/index.ts';
import { hasOptions, isCounted, pointsOf } from '../../../rooms/forms/index.ts';
import { questionsOf, roundsOf } from '../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { askedOf } from '../list/asked.ts';
import type { ListFilter, ListKind } from '../list/description.ts';
import { howMany } from '../howMany.ts';
import { roundFilter, roundListed } from '../roundChoice.tsx';
import { applicationColumns } from './columns.tsx';
import { withGone } from './goneFilters.ts';
import { answerFilter, countriesOf, filterOf } from './scope.ts';

/** Read together with the counts: how the reader has set up the list, and the tags that exist. */
type Along = OwnWay & { tags: { tag: string; people: number }[] | null };

/**
 * The list of a round's applications as a volunteer may see it, and the requests of an address; null when there is no round, or not the one
 * that the address names.
 */
export async function applicationsAsked(visit: ProgrammeVisit, url = visit.url) {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const rounds = await roundsOf(ctx, programme.id);
  const round = roundListed(url.searchParams, rounds);
  if (!round) return null;
  const countries = countriesOf(visit);
  const scope = { programme: programme.id, round: round.id, countries };
  const way = ownWayRows({ programme: programme.id, person: visit.person?.id ?? null, list: 'applications' });
  // Only volunteers who see all applications see tags.
  const tagged = countries ? sql`null` : sql`(select json_agg(one) from ${tagsIn(scope)} one)`;
  const counts = await countApplications(
    ctx,
    scope,
    sql<Along>`(select own.columns, own.views, ${tagged} as tags from ${way} own)`,
  );
  const [own] = counts.along;
  const tags = own?.tags ?? [];
  const known: ListFilter[] = [
    ...roundFilter(visit, rounds, round),
    {
      name: 'search',
      label: t(countries ? 'applications.search-name' : 'applications.search'),
      help: t('applications.search-help'),
    },
    {
      name: 'country',
      label: t('applications.country'),
      choices: counts.countries.map(({ code, count }) => ({
        value: code,
        label: `${regionName(view.lang, code)} (${count})`,
      })),
    },
    ...(tags.length > 0
      ? [
          {
            name: 'tag',
            label: t('notes.tag'),
            choices: tags.map(({ tag, people }) => ({
              value: tag,
              label: `${tag} (${howMany(view, people)})`,
            })),
          },
        ]
      : []),
    ...(countries ? [] : answerFilters(visit, await questionsOf(ctx, programme.id, round.id))),
    {
      name: 'state',
      label: t('applications.state'),
      byView: true,
      choices: SHOWN_STATES.map((state) => ({ value: state, label: t(`applications.state.${state}`) })),
    },
  ];
  const filters = withGone(view, url, known, countries === null);
  const all = SHOWN_STATES.reduce((sum, state) => sum + counts.byState[state], 0);
  const state = url.searchParams.get('state');
  const list: ListKind<ListedApplication> = {
    name: 'applications',
    desk: 'applications',
    path: visit.path('/workbench/applications'),
    carries: { round: String(round.number) },
    columns: applicationColumns(visit, countries === null, round.number),
    filters,
    views: [
      { key: 'all', label: t('applications.all'), count: all, set: {} },
      ...SHOWN_STATES.filter((one) => one === state || counts.byState[one] > 0).map((one) => ({
        key: one,
        label: t(`applications.state.${one}`),
        count: counts.byState[one],
        set: { state: one },
      })),
    ],
    sort: 'since',
    rowKey: (row) => row.id,
    rowName: (row) => row.name || t('applications.nameless'),
    nothing: t('applications.none-yet'),
    notFound: t('applications.not-found'),
    allDone: t('applications.none-so'),
  };
  const asked = askedOf(url, list);
  const by = APPLICATION_SORTS.find((one) => one === asked.sort.key) ?? 'since';
  const sorted = { by, way: asked.sort.way };
  const filter = await searched(ctx, scope, filterOf(scope, asked.filters), sorted);
  return { round, countries, scope, counts, all, own, list, asked, filter, sorted };
}

/** A filter for each question with choices, and two (from, to) for each question with a day, a number or a scale. */
function answerFilters({ view, programme }: ProgrammeVisit, steps: readonly FormStep[]): ListFilter[] {
  const said = (texts: Parameters<typeof pick>[0]): string => pick(texts, view.lang, programme.source_locale);
  return steps
    .flatMap(({ questions }) => questions)
    .flatMap((question): ListFilter[] => {
      const { id, type, options } = question;
      const label = said(question.label);
      const group = view.t('applications.answers');
      if (hasOptions(type)) {
        const choices = options.map(({ key, label: option }) => ({ value: key, label: said(option) }));
        return [{ name: answerFilter(id), label, group, choices }];
      }
      if (type !== 'date' && !isCounted(type)) return [];
      const points = type === 'scale' ? pointsOf(question).map(String) : null;
      const choices = points?.map((point) => ({ value: point, label: point }));
      const typed = type === 'date' ? 'date' : 'number';
      return (['from', 'to'] as const).map((bound): ListFilter => {
        const name = answerFilter(id, bound);
        const words = view.t(`applications.answer-${bound}`, { question: label });
        return choices ? { name, label: words, group, choices } : { name, label: words, group, typed };
      });
    });
}
