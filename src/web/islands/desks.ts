// The desks by keys: which rows are chosen is counted, a range is chosen with Shift, and a record is exchanged beside its list without loading
// the page again. All of it is there by links and forms, too; letters act while the focus is in a list, and where nothing has it, unless that is switched off.
import { keyOf } from '../workbench/list/keyOf.ts';
import { chosenEverywhere, chosenHere, mayLeave, takeAlong } from '../workbench/list/chosenAlong.ts';
import '../workbench/list/topMenus.ts';
import { isTyped, keepTyped, mindUnsentWords, putTypedBack } from '../workbench/list/unsentWords.ts';
import { actOn, carryBack, enter, leave } from '../workbench/list/wayBack.ts';

interface Words {
  chosen: string;
  all: string;
  /** Asks before a choice that no address has room for is left behind; `#` is how many. */
  lost: string;
  lang: string;
}

const bar = document.querySelector<HTMLElement>('.workbench-top');
const texts = JSON.parse(bar?.dataset['words'] ?? '{}') as Words;
const isQuiet = bar?.dataset['quiet'] !== undefined;
const numbers = new Intl.NumberFormat(texts.lang);
const WIDE = matchMedia('(min-width: 68.75rem)');
/** Lists whose rows the keys walk through: a table with rows that have names, and the rows beside a record. */
const LISTS = ['table.rows', '.beside-list'];

const boxes = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('.pick input[name="chosen"]'),
];
/** The stops of the keys, one a row: the link that leads to its page, where several stand in it; the box of a row that leads nowhere. */
const stops = (list: Element): HTMLElement[] =>
  [...list.querySelectorAll('tbody th, li')].flatMap(
    (row) =>
      row.querySelector<HTMLElement>('a[data-row]') ??
      row.querySelector('a') ??
      row.parentElement?.querySelector<HTMLElement>('.pick input') ??
      [],
  );

let said: HTMLElement | null = null;
let all: HTMLInputElement | null = null;
let last = -1;

/** The number of rows that are chosen, and a box for all on the page: both are there only for whoever has this script. */
function prepare(): void {
  last = -1;
  const bulk = document.querySelector('#bulk');
  const head = document.querySelector('table.rows thead .pick');
  if (bulk && !bulk.querySelector('.chosen')) {
    said = document.createElement('span');
    said.className = 'chosen';
    said.setAttribute('role', 'status');
    bulk.append(said);
  }
  if (head && boxes().length > 0) {
    all = document.createElement('input');
    all.type = 'checkbox';
    all.setAttribute('aria-label', texts.all);
    head.replaceChildren(all);
    all.addEventListener('change', () => {
      for (const box of boxes()) box.checked = all!.checked;
      count();
    });
  }
  count();
}

function count(): void {
  const every = boxes();
  const chosen = every.filter((box) => box.checked).length;
  // Those on other pages are chosen, too.
  const whole = chosenEverywhere().length;
  const text = whole === 0 ? '' : texts.chosen.replace('#', numbers.format(whole));
  if (said && said.textContent !== text) said.textContent = text;
  if (!all) return;
  all.checked = chosen > 0 && chosen === every.length;
  all.indeterminate = chosen > 0 && chosen < every.length;
}

/** Ticks a box or takes its tick away; with Shift all from the last one on. */
function choose(box: HTMLInputElement, isRange: boolean): void {
  const every = boxes();
  const at = every.indexOf(box);
  if (isRange && last >= 0)
    for (const one of every.slice(Math.min(last, at), Math.max(last, at) + 1)) one.checked = box.checked;
  last = at;
  count();
}

function untick(): void {
  for (const one of document.querySelectorAll<HTMLInputElement>('input[name="chosen"]')) one.checked = false;
  count();
}

document.addEventListener('click', (event) => {
  const { target } = event;
  if (target instanceof HTMLInputElement && target.name === 'chosen') choose(target, event.shiftKey);
  if (!(target instanceof Element) || event.button !== 0 || hasModifier(event)) return;
  const way = target.closest<HTMLAnchorElement>(WAYS);
  if (way && !mayGo()) return event.preventDefault();
  takeAlong(way);
  const row = rowLink(target);
  if (row && !mayGo()) return event.preventDefault();
  if (row) leave(row, chosenHere());
  const up = target.closest<HTMLAnchorElement>('.beside-way [rel="up"]');
  if (up) carryBack(up);
  const link = target.closest<HTMLAnchorElement>('.beside-list a, .beside-way a:not([rel="up"])');
  if (!link || !WIDE.matches) return;
  event.preventDefault();
  void exchange(link.href, true);
});

/** The link of a row to its record, if this is in one. */
function rowLink(target: Element): HTMLAnchorElement | null {
  const link = target.closest('a');
  const list = link?.closest('table.rows');
  return link && list && stops(list).includes(link) ? link : null;
}

/** Ways to other orders, pages and filters of a list. */
const WAYS = 'table.rows thead a, .pages a, .views a, .set a';
const mayGo = (): boolean => mayLeave((count) => confirm(texts.lost.replace('#', numbers.format(count))));

// A filter is of the form of the boxes, and takes along what is chosen.
addEventListener('submit', (event) => {
  if (!event.submitter?.matches('[name="filter"]')) return;
  if (!mayGo()) event.preventDefault();
  else if (!chosenHere()) untick();
});

/** Parts of the page that are about its record: what is said around it, too, and the ways to the same page in another language. */
const ABOUT = ['.desk', '.foot'];

/** The addresses of the record that is shown and of the one that is on its way, without a place on the page. */
let shown = '';
let coming = '';
const addressOf = ({ pathname, search }: URL | Location): string => pathname + search;

/** Puts another record, with its heading and the rows around it, in place of the one that is shown. */
async function exchange(href: string, isNew: boolean): Promise<void> {
  // Until the other one is there, this one says that it is on its way.
  document.querySelector('.beside-record')?.setAttribute('aria-busy', 'true');
  const own = (coming = addressOf(new URL(href)));
  const answer = await fetch(href).catch(() => null);
  const page =
    answer?.ok && !answer.redirected
      ? new DOMParser().parseFromString(await answer.text(), 'text/html')
      : null;
  if (own !== coming) return;
  // Gone, signed out, or away: the page itself says so.
  if (!page?.querySelector('.beside')) return location.assign(href);
  const hadFocus = document.activeElement?.closest('.beside');
  keepTyped(shown);
  for (const part of ABOUT)
    document.querySelector(part)?.replaceWith(document.adoptNode(page.querySelector(part)!));
  document.title = page.title;
  if (isNew) history.pushState({ beside: true }, '', href);
  putTypedBack((shown = own));
  scrollTo(0, 0);
  // A walk by keys that began nowhere in particular goes on in the record, which is read out.
  document
    .querySelector<HTMLElement>(hadFocus ? '.beside-list [aria-current]' : '#record')
    ?.focus({ preventScroll: true });
  prepare();
}
addEventListener('popstate', () => {
  if (addressOf(location) !== coming && document.querySelector('.beside'))
    void exchange(location.href, false);
});

const hasModifier = (event: MouseEvent | KeyboardEvent): boolean =>
  event.ctrlKey || event.metaKey || event.altKey;

const isField = (on: Element): boolean =>
  on.closest('input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable]') !== null;

addEventListener('keydown', (event) => {
  const on = event.target;
  if (!(on instanceof Element) || event.defaultPrevented || event.isComposing || hasModifier(event)) return;
  // Out of the search, back to the keys of the page.
  if (event.key === 'Escape' && on.matches('.workbench-top [type="search"]')) (on as HTMLElement).blur();
  if (isField(on)) return;
  // Out of the page that explains keys, back to where it was asked for.
  if (event.key === 'Escape' && bar?.dataset['keys'] === location.pathname) return history.back();
  const key = keyOf(event);
  if (anywhere(key)) return event.preventDefault();
  // Arrows scroll there.
  const isFree = on.matches('body, #main, #record') && !isQuiet && !key.startsWith('Arrow') && !isTyped();
  // A list that is a record itself, as the mails of an occasion, goes before the one that it stands in.
  const [own, beside] = LISTS.map((one) => document.querySelector(one));
  const list = isFree ? (own ?? beside) : on.closest(LISTS.join(','));
  if (list && inList(list, on, key)) event.preventDefault();
});

/** Keys that act wherever the focus is, unless they are switched off. */
function anywhere(key: string): boolean {
  if (isQuiet) return false;
  if (key === '/') {
    const field = document.querySelector<HTMLElement>('.workbench-top [type="search"]');
    if (!field?.checkVisibility()) return false;
    field.focus();
    return true;
  }
  const keys = bar?.dataset['keys'];
  if (key !== '?' || !keys || isTyped()) return false;
  location.assign(keys);
  return true;
}

/** Keys that act while the focus is in a list; whether this one did. */
function inList(list: Element, on: Element, key: string): boolean {
  const every = stops(list);
  const row = on.closest('tr, li') ?? list.querySelector('li:has([aria-current])');
  const at = every.findIndex((link) => row?.contains(link));
  const box = row?.querySelector<HTMLInputElement>('.pick input');
  switch (key) {
    case 'j':
    case 'ArrowDown':
      every[Math.min(at + 1, every.length - 1)]?.focus();
      return true;
    case 'k':
    case 'ArrowUp':
      every[Math.max(at - 1, 0)]?.focus();
      return true;
    case 'x':
    case 'X':
      if (!box) return false;
      box.checked = key === 'X' || !box.checked;
      choose(box, key === 'X');
      return true;
    case 'a': {
      const first = document.querySelector<HTMLElement>(
        'button[form="bulk"][name="act"], #bulk [name="act"]',
      );
      first?.focus();
      return first !== null;
    }
    case 'l':
    case 'p':
      if (!act(key, box ?? null)) return false;
      actOn(every[at], every[at + 1] ?? every[at - 1]);
      return true;
    case 'n':
    case 'b':
      document.querySelector<HTMLElement>(`.beside-way [rel="${key === 'n' ? 'next' : 'prev'}"]`)?.click();
      return true;
    case 'Escape':
      if (list.matches('.beside-list') || chosenEverywhere().length === 0) {
        const up = document.querySelector<HTMLElement>('.beside-way [rel="up"]');
        up?.click();
        return up !== null;
      }
      untick();
      return true;
    default:
      return false;
  }
}

/** Presses the button of a key for the rows that are chosen, else for the one that has the focus. */
function act(key: string, box: HTMLInputElement | null): boolean {
  const button = document.querySelector<HTMLButtonElement>(
    `[form="bulk"][data-key="${key}"], #bulk [data-key="${key}"]`,
  );
  if (!button) return false;
  if (!boxes().some((one) => one.checked)) {
    if (!box) return false;
    box.checked = true;
  }
  button.click();
  return true;
}

addEventListener('pageshow', count);
mindUnsentWords();
// The answer to a form of a record stands at the record's own address.
const ownPage = document.querySelector('[data-posted] .beside-list a[aria-current]');
if (ownPage instanceof HTMLAnchorElement) history.replaceState(null, '', ownPage.href + location.hash);
shown = coming = addressOf(location);
prepare();
enter([...document.querySelectorAll('table.rows')].flatMap(stops));
