import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { ResolvedConfig } from 'html-validate';
import type { RunOptions as AxeOptions } from 'axe-core';
import type { Page as Tab } from 'playwright-core';
import { OF_COLOURS, suspectsOfColours } from './colours.ts';
import { layersOf } from './layers.ts';
import { OF_PLACES, suspectsOfPlaces } from './places.ts';
import { shownNow } from './shown.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The most bytes of a first view of a visitor's page, HTML and CSS compressed. */
export const MOST_BYTES = 14 * 1024;

export function weightOf(html: string, css: string): number {
  return gzipSync(html).length + gzipSync(css).length;
}

/** Resolves the rules once. Each page would otherwise read all that is known of HTML anew, which takes longer than checking the page. */
class SettledRules extends StaticConfigLoader {
  #settled: ResolvedConfig | Promise<ResolvedConfig> | undefined;
  override getConfigFor(handle: string): ResolvedConfig | Promise<ResolvedConfig> {
    this.#settled ??= super.getConfigFor(handle);
    return this.#settled;
  }
}

function validator(inlineStyle: boolean): HtmlValidate {
  const rules = new SettledRules({
    extends: ['html-validate:recommended'],
    rules: {
      // The renderer writes `<br />`; a box for each hour of the week shares one name; mails take no style sheet.
      'void-style': 'off',
      // The line before the foot of a text mail ends with a blank.
      'no-trailing-whitespace': 'off',
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
      'no-inline-style': inlineStyle ? 'off' : 'error',
    },
  });
  return new HtmlValidate(rules);
}
const ofPages = validator(false);
const ofMails = validator(true);

/** The findings of html-validate, a line each. */
export async function htmlFindings(html: string, kind: 'page' | 'mail' = 'page'): Promise<string[]> {
  const report = await (kind === 'mail' ? ofMails : ofPages).validateString(html);
  const found = report.results
    .flatMap((result) =>
      result.messages.map((found) => `${found.ruleId} ${found.message} (${found.selector})`),
    )
    // Without script, the room of an open chat can show new messages only by loading again.
    .filter((one) => !/^meta-refresh .*noscript > meta/.test(one));
  // A title needs no such marks at its end, and some tabs and bookmarks show them as boxes.
  if (/<title>[^<]*[\u2066-\u2069]/.test(html)) found.push('a title with marks that isolate names');
  return found;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that take axe long. `finder` finds the few elements that could break them. */
const BY_SUSPECTS = [
  { rules: OF_PLACES, finder: suspectsOfPlaces },
  { rules: OF_COLOURS, finder: suspectsOfColours },
];
/** The elements to which axe applies each of them. */
const SELECTORS: Readonly<Record<string, string>> = {
  'target-size': '*',
  'scrollable-region-focusable': '*:not(select,textarea)',
  'color-contrast': '*',
  'link-in-text-block': 'a[href], [role=link]',
};
const SUSPECTED = BY_SUSPECTS.flatMap(({ rules }) => rules);

/** The same rules, but for marked elements only. */
const OF_SUSPECTS = {
  rules: BY_SUSPECTS.flatMap(({ rules }, group) =>
    rules.map((id) => ({
      id,
      selector: SELECTORS[id]!.split(', ')
        .map((one) => `${one}[data-suspect-${group}]`)
        .join(', '),
    })),
  ),
};

export interface InPage {
  axe: typeof import('axe-core');
  /** Makes axe apply these rules to the suspects only. */
  narrow(): void;
  finders: (() => Element[])[];
}

interface Seen {
  findings: string[];
  /** The width of the page in CSS pixels. */
  wide: number;
}

/**
 * The findings of axe on the page that a tab shows, by these rules or by all, and the width of the page. One run asks for all rules, since
 * axe reads the whole page in each run. Suspects are marked during the run, and their rules apply to them only.
 */
async function see(tab: Tab, rules?: readonly string[]): Promise<Seen> {
  const seen = await tab.evaluate(
    async ({ rest, tags, suspected, groups }) => {
      if (!('axe' in globalThis)) return null;
      const { axe, finders } = globalThis as unknown as InPage;
      // Frames are checked by themselves. Axe is not loaded in them and would wait for their answer in vain.
      const options: AxeOptions = { resultTypes: ['violations'], iframes: false };
      const marked = groups.map((values, group) => (values.length > 0 ? finders[group]!() : []));
      marked.forEach((elements, group) =>
        elements.forEach((element) => element.setAttribute(`data-suspect-${group}`, '')),
      );
      const asked = groups.flatMap((values, group) => (marked[group]!.length > 0 ? values : []));
      const found: string[] = [];
      if (rest?.length !== 0 || asked.length > 0) {
        const runOnly = rest
          ? { type: 'rule' as const, values: [...rest, ...asked] }
          : { type: 'tag' as const, values: tags };
        const on = suspected.map((rule) => [rule, { enabled: asked.includes(rule) }]);
        const { violations } = await axe.run(document, {
          ...options,
          runOnly,
          ...(rest ? {} : { rules: Object.fromEntries(on) }),
        });
        for (const rule of violations)
          found.push(
            `${rule.id}: ${rule.nodes.map((node) => node.html.replaceAll(/ data-suspect-\d=""/g, '')).join(' | ')}`,
          );
      }
      marked.forEach((elements, group) =>
        elements.forEach((element) => element.removeAttribute(`data-suspect-${group}`)),
      );
      return { findings: found, wide: document.documentElement.scrollWidth };
    },
    {
      rest: rules?.filter((rule) => !SUSPECTED.includes(rule)),
      tags: TAGS,
      suspected: SUSPECTED,
      groups: BY_SUSPECTS.map((one) => one.rules.filter((rule) => rules?.includes(rule) ?? true)),
    },
  );
  if (seen) return seen;
  const finders = BY_SUSPECTS.map(({ finder }) => `() => (${finder})(${layersOf})`).join(',');
  await tab.evaluate(
    `${axe}; globalThis.narrow = () => axe.configure(${JSON.stringify(OF_SUSPECTS)}); narrow(); globalThis.finders = [${finders}]`,
  );
  return see(tab, rules);
}

/** The findings of axe on the page that a tab shows, one line each. */
export const axeFindings = async (tab: Tab): Promise<string[]> => (await see(tab)).findings;

/**
 * Opens the parts of a page that are under "More". An open menu covers parts of the page, which axe then cannot judge. So the same menu is
 * open on the first page of the tab that has it, and closed on later pages, where the rest is checked.
 */
export async function openParts(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    const menus = ((globalThis as { menus?: Set<string> }).menus ??= new Set());
    for (const one of document.querySelectorAll('details')) {
      const isMenu = one.closest('header, nav') !== null;
      const [, ...parts] = one.children;
      const inside = parts.map((part) => part.outerHTML.replaceAll(/ aria-current="\w+"/g, '')).join('');
      one.open = !isMenu || !menus.has(inside);
      if (isMenu) menus.add(inside);
    }
  });
}

/** The hour changes only colours, and the width changes only places. */
const WIDTHS = [320, 768, 1280];

/**
 * The faults of the page that a tab shows, one line each: those of axe, and sideways scrolling. It is checked on a phone, a tablet and a
 * wide screen, by day and by night, with parts under "More" open. All rules apply at the widths `full`, at which pages show what they hide
 * elsewhere. If the second of these looks the same as the first, only rules of places can find more, so only they apply. The check starts
 * with the tab's present width and hour, since each change lays the page out anew.
 */
export async function looksOf(
  tab: Tab,
  full: readonly number[] = [320, 1280],
  widths: readonly number[] = WIDTHS,
): Promise<string[]> {
  const findings: string[] = [];
  await openParts(tab);
  let isNight = await tab.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const look = async (width: number, rules?: readonly string[]): Promise<void> => {
    const seen = await see(tab, rules);
    findings.push(...seen.findings.map((one) => `${width} by ${isNight ? 'night' : 'day'}: ${one}`));
    if (seen.wide > width) findings.push(`${width}: ${seen.wide} wide`);
  };
  let shown: string | undefined;
  for (const width of tab.viewportSize()?.width === widths[0] ? widths : widths.toReversed()) {
    await tab.setViewportSize({ width, height: 900 });
    if (!full.includes(width) || (shown !== undefined && shown === (await tab.evaluate(shownNow)))) {
      await look(width, OF_PLACES);
      continue;
    }
    await look(width);
    isNight = !isNight;
    await tab.emulateMedia({ colorScheme: isNight ? 'dark' : 'light' });
    await look(width, OF_COLOURS);
    if (full.length > 1) shown = await tab.evaluate(shownNow);
  }
  return findings;
}

/** How many CSS pixels a reader would have to scroll sideways on a screen of this width. */
export async function widthOver(tab: Tab, width: number): Promise<number> {
  await tab.setViewportSize({ width, height: 900 });
  return Math.max(0, (await tab.evaluate(() => document.documentElement.scrollWidth)) - width);
}
