// Keeps the room of a live chat up to date: messages appear as they are written, and are sent without reloading the page. A chat's page
// becomes the room when that opens.
import { drawsMessages } from '../chats/script/drawMessage.ts';
import { keepLiked, likes, count as showCount } from '../chats/script/like.ts';
import { loadLater, make, part } from '../chats/script/page.ts';
import { sends } from '../chats/script/send.ts';
import type { Aside, News, Told, Words } from '../chats/script/told.ts';
import { follow } from '../live/follow.ts';

/** Pixels between the end of the list and the end of the screen within which the reader is still reading along. */
const NEAR = 160;
/** Announcements that are kept for screen readers that are slow to read them. */
const HEARD = 8;
/** Milliseconds after which a page reloads that has no place among the followers. */
const REFUSED_MS = 20_000;

function live(room: HTMLElement, list: HTMLElement): void {
  const words = JSON.parse(room.dataset['words']!) as Words;
  const [heard, fresh, pause, here] = [part('heard'), part('fresh'), part('pause'), part('here')];
  const drawn = drawsMessages(words, room.dataset['own']!);
  const plurals = new Intl.PluralRules(words.lang);
  const numbers = new Intl.NumberFormat(words.lang);
  const counted = (forms: Record<string, string>, count: number): string =>
    (forms[plurals.select(count)] ?? forms['other']!).replace('#', numbers.format(count));
  let unseen = 0;
  let isPaused = false;
  let isOpen = 'open' in room.dataset;
  const sending = sends(words, list);

  if (!words.zone)
    for (const time of list.querySelectorAll('time'))
      time.textContent = drawn.clock.format(new Date(time.dateTime));
  pause.hidden = false;
  pause.addEventListener('click', () => {
    isPaused = !isPaused;
    pause.firstElementChild!.textContent = isPaused ? words.resume : words.pause;
    heard.textContent = '';
  });
  const last = (): Element | null => list.lastElementChild;
  fresh.addEventListener('click', () => {
    const first = list.querySelector<HTMLElement>('.unseen') ?? last();
    first?.scrollIntoView({ block: 'center' });
    first?.querySelector('a')?.focus({ preventScroll: true });
    count(0);
  });
  const end = (): number => list.getBoundingClientRect().bottom;
  addEventListener('scroll', () => end() < innerHeight + NEAR && count(0), { passive: true });

  function count(to: number): void {
    if (to === 0 && unseen > 0)
      for (const one of list.querySelectorAll('.unseen')) one.removeAttribute('class');
    unseen = to;
    fresh.hidden = unseen === 0;
    if (unseen > 0) fresh.firstElementChild!.textContent = counted(words.fresh, unseen);
  }

  function hear(text: string): void {
    if (isPaused) return;
    while (heard.childElementCount >= HEARD) heard.firstElementChild!.remove();
    heard.append(make('p', text));
  }

  function add(message: Told): void {
    if (document.querySelector(`#m${message.n}`)) return put(message);
    const before = end();
    room.querySelector('.empty')?.remove();
    const item = drawn.message(message);
    list.append(item);
    if (message.gone) return;
    const said = [item.querySelector('.said')!.textContent.trim(), message.p?.alt];
    hear(`${message.name || words.former}: ${said.filter(Boolean).join(' ')}`);
    if (before >= innerHeight + NEAR) {
      item.className = 'unseen';
      count(unseen + 1);
    } else if (before > 0 || !CSS.supports('overflow-anchor', 'auto'))
      // Keep the end of the list, and the words that somebody types below it, at the same place on the screen.
      scrollBy(0, end() - before);
  }

  /** Draws a changed message anew. The focus stays in the message if it was there. */
  function put(message: Told): void {
    const old = document.querySelector(`#m${message.n}`);
    if (!old) return;
    const hadFocus = old.contains(document.activeElement);
    const item = drawn.message(message);
    if (old.className) item.className = old.className;
    keepLiked(old, item);
    old.replaceWith(item);
    if (!hadFocus) return;
    item.tabIndex = -1;
    (item.querySelector<HTMLElement>('.acts a') ?? item).focus({ preventScroll: true });
  }

  function pin({ q, body = '' }: NonNullable<News['r']>): void {
    if (q === undefined) return;
    let box = document.querySelector<HTMLElement>('#pinned');
    if (!box) {
      const section = make('section', '', 'notice');
      box = make('h2', '');
      box.id = 'pinned';
      section.setAttribute('aria-labelledby', 'pinned');
      const text = make('p', '');
      text.dir = 'auto';
      text.lang = words.locale;
      section.append(box, text);
      part('now').append(section);
    }
    const title = words.question.replace('#', numbers.format(q));
    const asked = box.nextElementSibling!;
    if (box.textContent === title && asked.textContent === body) return;
    box.textContent = title;
    asked.textContent = body;
    document.querySelector('#welcome')?.remove();
    hear(`${title}: ${body}`);
    sending?.ask(q, body);
  }

  function hearNews(data: string): void {
    const { k, m, r } = JSON.parse(data) as News;
    if (m && k === 'new') add(m);
    else if (m && k === 'message') put(m);
    else if (m) {
      const button = document.querySelector(`#m${m.n} .acts button`);
      if (button) showCount(button, m.likes ?? 0);
    }
    if (!r) return;
    pin(r);
    if (r.open !== isOpen) loadLater();
    isOpen = r.open;
  }

  function hearAside(data: string): void {
    const { count, names } = JSON.parse(data) as Aside;
    const named = names.map((name) => `\u2068${name}\u2069`).join(', ');
    const said = [count > 0 && counted(words.here, count), named && words.named.replace('#', () => named)];
    here.textContent = said.filter(Boolean).join(' ');
  }

  follow(room.dataset['live']!, hearNews, {
    aside: hearAside,
    refused: () => setTimeout(again, REFUSED_MS),
  });
  likes(list);
}

/** Reloads a page without a place among the followers, if the server answers. */
const again = (): void =>
  void fetch(location.href, { method: 'HEAD' })
    .then(({ ok }) => ok && loadLater())
    .catch(() => {});

const room = document.querySelector<HTMLElement>('#room');
const list = room?.querySelector<HTMLElement>('ol.talk');
if (room && list) live(room, list);
else if (room)
  follow(room.dataset['live']!, (data) => {
    if ((JSON.parse(data) as News).r?.open) loadLater();
  });
