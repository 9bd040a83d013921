// Works the desks by keys: counts the chosen rows, chooses a range with Shift, and puts another record beside its list without reloading
// the page. Links and forms do all of this, too. Letter keys work while the focus is in a list or nowhere, unless they are switched off.
import { keyOf } from '../workbench/list/keyOf.ts';
import { chosenEverywhere, chosenHere, mayLeave, takeAlong } from '../workbench/list/chosenAlong.ts';
import '../workbench/list/topMenus.ts';
import { isTyped, keepTyped, mindUnsentWords, putTypedBack } from '../workbench/list/unsentWords.ts';
import { actOn, carryBack, enter, leave } from '../workbench/list/wayBack.ts';

interface Words {
  chosen: string;
  all: string;
  /** The question before a choice is left behind that does not fit into an address; `#` stands for the number of rows. */
  lost: string;
  lang: string;
}

const bar = document.querySelector<HTMLElement>('.workbench-top');
const texts = JSON.parse(bar?.dataset['words'] ?? '{}') as Words;
const isQuiet = bar?.dataset['quiet'] !== undefined;
const numbers = new Intl.NumberFormat(texts.lang);
const WIDE = matchMedia('(min-width: 68.75rem)');
/** Lists whose rows the keys walk through: a table whose rows have names, and the rows beside a record. */
const LISTS = ['table.rows', '.beside-list'];

const boxes = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('.pick input[name="chosen"]'),
];
/** The places where the keys stop, one for each row: the link to its page, also among several links; the box of a row without a link. */
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

/** Adds the number of chosen rows, and a box for all rows of the page: both need this script. */
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
  // Rows chosen on other pages count as well.
  const whole = chosenEverywhere().length;
  const text = whole === 0 ? '' : texts.chosen.replace('#', numbers.format(whole));
  if (said && said.textContent !== text) said.textContent = text;
  if (!all) return;
  all.checked = chosen > 0 && chosen === every.length;
  all.indeterminate = chosen > 0 && chosen < every.length;
}

/** Ticks or unticks a box; with Shift also all boxes from the last one on. */
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

/** The link of a row to its record, if `target` is in one; else null. */
function rowLink(target: Element): HTMLAnchorElement | null {
  const link = target.closest('a');
  const list = link?.closest('table.rows');
  return link && list && stops(list).includes(link) ? link : null;
}

/** Links to other orders, pages and filters of a list. */
const WAYS = 'table.rows thead a, .pages a, .views a, .set a';
const mayGo = (): boolean => mayLeave((count) => confirm(texts.lost.replace('#', numbers.format(count))));

// A filter belongs to the form of the boxes, and takes the chosen rows along.
addEventListener('submit', (event) => {
  if (!event.submitter?.matches('[name="filter"]')) return;
  if (!mayGo()) event.preventDefault();
  else if (!chosenHere()) untick();
});

/** Parts of the page that depend on its record, such as the texts around it and the links to the same page in other languages. */
const ABOUT = ['.desk', '.foot'];

/** The addresses of the record that is shown and of the record that is being loaded, without a place on the page. */
let shown = '';
let coming = '';
const addressOf = ({ pathname, search }: URL | Location): string => pathname + search;

/** Puts another record, with its heading and the rows around it, in place of the shown one. */
async function exchange(href: string, isNew: boolean): Promise<void> {
  // The shown record is marked as busy until the other one arrives.
  document.querySelector('.beside-record')?.setAttribute('aria-busy', 'true');
  const own = (coming = addressOf(new URL(href)));
  const answer = await fetch(href).catch(() => null);
  const page =
    answer?.ok && !answer.redirected
      ? new DOMParser().parseFromString(await answer.text(), 'text/html')
      : null;
  if (own !== coming) return;
  // The record is gone, the reader is signed out, or the server is away: the page itself says so.
  if (!page?.querySelector('.beside')) return location.assign(href);
  const hadFocus = document.activeElement?.closest('.beside');
  keepTyped(shown);
  for (const part of ABOUT)
    document.querySelector(part)?.replaceWith(document.adoptNode(page.querySelector(part)!));
  document.title = page.title;
  if (isNew) history.pushState({ beside: true }, '', href);
  putTypedBack((shown = own));
  scrollTo(0, 0);
  // When the keys began outside the list, the focus goes to the record, which is then read out.
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
  // Leave the search field, so that the page's keys work again.
  if (event.key === 'Escape' && on.matches('.workbench-top [type="search"]')) (on as HTMLElement).blur();
  if (isField(on)) return;
  // Leave the page that explains the keys, back to the page before.
  if (event.key === 'Escape' && bar?.dataset['keys'] === location.pathname) return history.back();
  const key = keyOf(event);
  if (anywhere(key)) return event.preventDefault();
  // Arrow keys scroll there.
  const isFree = on.matches('body, #main, #record') && !isQuiet && !key.startsWith('Arrow') && !isTyped();
  // A record that is itself a list, such as the mails of an occasion, goes before the list in which it stands.
  const [own, beside] = LISTS.map((one) => document.querySelector(one));
  const list = isFree ? (own ?? beside) : on.closest(LISTS.join(','));
  if (list && inList(list, on, key)) event.preventDefault();
});

/** Keys that work wherever the focus is, unless they are switched off; whether this one did. */
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

/** Keys that work while the focus is in a list; whether this one did. */
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

/** Presses the button of a key for the chosen rows, or else for the row with the focus. */
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
// The answer to a record's form gets the address of the record.
const ownPage = document.querySelector('[data-posted] .beside-list a[aria-current]');
if (ownPage instanceof HTMLAnchorElement) history.replaceState(null, '', ownPage.href + location.hash);
shown = coming = addressOf(location);
prepare();
enter([...document.querySelectorAll('table.rows')].flatMap(stops));
