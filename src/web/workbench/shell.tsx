import type { ComponentChildren } from 'preact';
import { phaseOf, roundName } from '../../rooms/programmes/index.ts';
import type { DateKind, Phase, RoundOnLine } from '../../rooms/programmes/index.ts';
import { RoundWay, ShortDay } from '../../ui/index.ts';
import type { DeskBarProps, WorkbenchSection } from '../../ui/index.ts';
import type { DeskName, Visit } from '../visit.ts';
import { roundAtHand, roundsSeen } from './roundAtHand.ts';
import { mayEnter, workbenchSections } from './sections.ts';

/** The dates that the line of a round shows, one of them only while it comes next. The others are on the round's own desk. */
const SHOWN = ['opens', 'closes', 'availability', 'matches', 'introduces', 'ends'] as const;

/** All that surrounds a page of the workbench. */
export function workbenchShell(
  visit: Visit,
  current: DeskName | 'none',
): DeskBarProps & { sections: WorkbenchSection[]; way?: ComponentChildren } {
  const { programme, view, person, aroundDesk } = visit;
  const sections = workbenchSections(visit, current);
  const base = `/p/${programme?.slug ?? ''}`;
  const own = {
    name: person?.name || view.t('ui.workbench.you'),
    links: [
      ...(person ? (['status', 'partnership', 'me'] as const) : []).map((key) => ({
        href: `${base}/${key}`,
        label: view.t(`nav.${key}`),
      })),
      { href: base, label: view.t('ui.workbench.site') },
      { href: `${base}/workbench/keys`, label: view.t('keys.title') },
    ],
    signOut: `${base}/sign-out`,
  };
  const search = { href: `${base}/workbench/search`, words: view.t('search.what') };
  const keys = {
    words: {
      chosen: view.t('keys.chosen'),
      all: view.t('keys.all'),
      lost: view.t('keys.lost'),
      lang: view.lang,
    },
    href: `${base}/workbench/keys`,
    isQuiet: aroundDesk?.isQuiet ?? false,
  };
  if (!programme || !aroundDesk) return { sections, own };
  const rounds = roundsSeen(visit);
  const round = roundAtHand({ rounds }, visit.url);
  if (!round) return { sections, own, search, keys };
  const name = (one: RoundOnLine): string => roundName(one, view, programme.source_locale);
  const others = rounds
    .filter((one) => one !== round && mayEnter(visit, 'work'))
    .map((one) => ({ href: `${base}/workbench?round=${one.number}`, label: name(one) }));
  return {
    sections,
    own,
    search,
    keys,
    round: { name: name(round), others },
    way: <Way {...{ visit, round }} />,
  };
}

function Way({ visit, round }: { visit: Visit; round: RoundOnLine }) {
  const { view, programme, ctx } = visit;
  const { t, rich } = view;
  const now = ctx.clock.now();
  const phase = phaseOf(round, now);
  if (phase === 'cancelled') return null;
  const next = SHOWN.find((kind) => round.dates[kind].dueAt > now);
  const deskOf = (kind: DateKind | Phase): string | undefined => {
    const [desk, path] = WORK[kind](round.number);
    return mayEnter(visit, desk) ? `/p/${programme?.slug}/workbench${path}` : undefined;
  };
  // The public sees nothing of a round before its publication, whatever its dates say.
  const isPublic = round.published_at !== null;
  const where = t(isPublic ? `round.way.at.${phase}` : 'round.way.at.not-public');
  return (
    <RoundWay
      label={roundName(round, view, programme?.source_locale ?? 'en')}
      now={now}
      dates={SHOWN.filter((kind) => kind !== 'availability' || kind === next).map((kind) => ({
        key: kind,
        label: t(`round.way.${kind}`),
        at: round.dates[kind].dueAt,
        href: deskOf(kind),
      }))}
      here={{
        text:
          isPublic && next
            ? rich('round.way.until', { where, date: <ShortDay at={round.dates[next].dueAt} now={now} /> })
            : where,
        href: deskOf(isPublic ? phase : 'planned'),
      }}
    />
  );
}

const dates = (number: number) => ['rounds', `/rounds/${number}`] as const;
const applications = (number: number) => ['applications', `/applications?round=${number}`] as const;
const matching = (number: number) => ['matching', `/matching/${number}`] as const;
const partnerships = (number: number) => ['partnerships', `/partnerships?round=${number}`] as const;

/** The desk for the work of each date or phase. */
const WORK: Readonly<Record<DateKind | Phase, (number: number) => readonly [desk: DeskName, path: string]>> =
  {
    opens: dates,
    closes: applications,
    availability: applications,
    matches: matching,
    introduces: partnerships,
    ends: dates,
    purges: dates,
    planned: dates,
    open: applications,
    closed: applications,
    matching,
    running: partnerships,
    ended: dates,
    cancelled: dates,
  };
