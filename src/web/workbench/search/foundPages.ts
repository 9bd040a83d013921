import { keeper } from '../../../lib/keeper.ts';
import { readLanguage } from '../../../lib/world/languageFiles.ts';
import { isFor } from '../../request/admit.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { roundAtHand } from '../roundAtHand.ts';
import { workbenchSections } from '../sections.ts';
import type { Hit } from './find.tsx';
import { beginsWords } from './beginsWords.ts';

/**
 * search.json of a language: other words that people use for the desks, and for the pages that folders bring as `foundPages`, by the names
 * of these.
 */
interface SearchWords {
  pages?: Readonly<Record<string, readonly string[]>>;
}

const kept = keeper<NonNullable<SearchWords['pages']>>(20);
const otherWords = (lang: string) => kept(lang, () => readLanguage<SearchWords>(lang, 'search')?.pages ?? {});

/** Letters from which on a word is also compared with these other words: a letter or two begin too many of them. */
const LEAST = 3;

interface Named extends Hit {
  /** `label` is the page's name for people; `name` is the key of its other words. */
  label: string;
  name: string;
}

/**
 * Finds desks, and pages within them, by their names or by other words that people use for them. Only pages that this volunteer may open.
 */
export function foundPages(visit: ProgrammeVisit, query: string): Hit[] {
  const words = otherWords(visit.view.lang);
  const isLong = query.split(/\s+/).every((word) => [...word].length >= LEAST);
  const also = (name: string): string => (isLong ? (words[name] ?? []).join(' ') : '');
  const isNamed = ({ label }: Named): boolean => beginsWords(label, query);
  return [...desksOf(visit), ...pagesOf(visit)]
    .filter((page) => isNamed(page) || beginsWords(`${page.label} ${also(page.name)}`, query))
    .toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
}

function desksOf(visit: ProgrammeVisit): Named[] {
  const at = new Map(
    Object.entries(visit.brought.desks).map(([name, { path }]) => [visit.path(`/workbench${path}`), name]),
  );
  return workbenchSections(visit, 'work')
    .flatMap(({ items }) => items)
    .map(({ href, label }) => ({ href, label, words: label, name: at.get(href) ?? '' }));
}

/**
 * The pages that a search can find: for the round at hand, and in the reader's language, or in the programme's if it has no pages in that.
 */
function pagesOf(visit: ProgrammeVisit): Named[] {
  const { view, programme, aroundDesk, brought } = visit;
  const round = aroundDesk && roundAtHand(aroundDesk, visit.url);
  const locale = programme.locales.find((one) => one === view.lang) ?? programme.source_locale;
  return [...brought.foundPages].flatMap(([name, { at, called, route }]): Named[] => {
    const isOfRound = at.includes(':number');
    if (!isFor(visit, route.audience) || (isOfRound && !round)) return [];
    const path = at.replace(':number', String(round?.number)).replace(':locale', locale);
    const label = view.t(called);
    const beside = isOfRound ? view.t('round.name', { number: String(round?.number) }) : undefined;
    return [{ href: route.scope === 'site' ? path : visit.path(path), label, words: label, name, beside }];
  });
}
