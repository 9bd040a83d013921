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

/** Settles the rules once; each page alone would read all that is known of HTML anew, which takes longer than to look the page over. */
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
      // The line that begins the foot of a mail as text ends with a blank.
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
    // Without script the room of an open chat has no other way to show what is said.
    .filter((one) => !/^meta-refresh .*noscript > meta/.test(one));
  // Nothing follows a title, and some tabs and bookmarks show the marks as boxes.
  if (/<title>[^<]*[\u2066-\u2069]/.test(html)) found.push('a title with marks that isolate names');
  return found;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that axe reckons long, each group with what finds the few elements that could break them. */
const BY_SUSPECTS = [
  { rules: OF_PLACES, finder: suspectsOfPlaces },
  { rules: OF_COLOURS, finder: suspectsOfColours },
];
/** The elements that axe asks them of. */
const SELECTORS: Readonly<Record<string, string>> = {
  'target-size': '*',
  'scrollable-region-focusable': '*:not(select,textarea)',
  'color-contrast': '*',
  'link-in-text-block': 'a[href], [role=link]',
};
const SUSPECTED = BY_SUSPECTS.flatMap(({ rules }) => rules);

/** Those rules as axe has them, asked of marked elements alone. */
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
  /** Lets axe ask rules of suspects of those alone. */
  narrow(): void;
  finders: (() => Element[])[];
}

interface Seen {
  findings: string[];
  /** CSS pixels that the page takes from side to side. */
  wide: number;
}

/**
 * The findings of axe for the page a tab shows, by these rules or by all of them, and the width of the page. All are asked at once, since axe
 * reads the whole page for each time that it is asked; rules of suspects are asked of those alone, which are marked meanwhile.
 */
async function see(tab: Tab, rules?: readonly string[]): Promise<Seen> {
  const seen = await tab.evaluate(
    async ({ rest, tags, suspected, groups }) => {
      if (!('axe' in globalThis)) return null;
      const { axe, finders } = globalThis as unknown as InPage;
      // Frames are looked at by themselves; axe is not in them, and would wait for their answer in vain.
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

/** The findings of axe for the page a tab shows, a line each. */
export const axeFindings = async (tab: Tab): Promise<string[]> => (await see(tab)).findings;

/**
 * Opens the parts of a page that are under "More". A menu lies over the page, and what it covers axe cannot judge: each is open on the first page
 * of the tab that has one with these words and addresses, and closed on those after it, so that all that lies beneath is looked at, too.
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
 * The faults of the page a tab shows on a phone, a tablet and a wide screen, by day and by night, a line each: those of axe, and sideways
 * scrolling. Parts under "More" count too. All rules are asked at the widths `full`, at which pages show what they hide elsewhere; where
 * the second of them shows everything as the first did, only those of places, which alone can find anything else. It begins with the width
 * and the hour that the tab has, since each change lays the page out anew.
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

/** CSS pixels that whoever looks at a screen of this width would have to scroll sideways. */
export async function widthOver(tab: Tab, width: number): Promise<number> {
  await tab.setViewportSize({ width, height: 900 });
  return Math.max(0, (await tab.evaluate(() => document.documentElement.scrollWidth)) - width);
}
