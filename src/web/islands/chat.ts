// The room of a live chat goes on by itself: messages come as they are written, and are sent without loading the page again.
import type { MessageWords } from '../chats/drawMessages.ts';
import { follow } from '../live/follow.ts';

interface Words extends Omit<MessageWords, 'zone'> {
  /** Absent where the reader's zone is not known: then the browser's. */
  zone?: string;
  fresh: Record<string, string>;
  pause: string;
  resume: string;
  held: string;
  question: string;
}

interface Told {
  n: number;
  name?: string;
  html?: string;
  at?: string;
  q?: number;
  a?: number;
  an?: string;
  late?: 1;
  c?: string;
  gone?: 'hidden' | 'withdrawn';
}

interface News {
  k: 'new' | 'message' | 'room';
  m?: Told;
  /** The question that is pinned, and whether the room is open. */
  r?: { open: boolean; q?: number; body?: string };
}

/** Pixels from the end of the page within which somebody reads along. */
const NEAR = 160;
/** Milliseconds over which the pages of a crowd load anew what has changed. */
const SPREAD = 20_000;

function live(room: HTMLElement, list: HTMLElement): void {
  const words = JSON.parse(room.dataset['words']!) as Words;
  const own = room.dataset['own']!;
  const [heard, fresh, pause, write] = [
    part('heard'),
    part('fresh'),
    part('pause'),
    document.querySelector<HTMLElement>('#write'),
  ];
  const plurals = new Intl.PluralRules(words.lang);
  const clock = new Intl.DateTimeFormat(words.lang === 'en' ? 'en-GB' : words.lang, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(words.zone ? { timeZone: words.zone } : {}),
  });
  const regions = new Intl.DisplayNames([words.lang], { type: 'region' });
  let unseen = 0;
  let isPaused = false;
  let isOpen = write?.hidden !== false;

  if (write) write.hidden = false;
  if (!words.zone)
    for (const time of list.querySelectorAll('time'))
      time.textContent = clock.format(new Date(time.dateTime));
  pause.hidden = false;
  pause.addEventListener('click', () => {
    isPaused = !isPaused;
    pause.firstElementChild!.textContent = isPaused ? words.resume : words.pause;
    heard.textContent = '';
  });
  fresh.addEventListener('click', () => list.lastElementChild?.scrollIntoView({ block: 'end' }));
  const readsAlong = (): boolean =>
    (list.lastElementChild?.getBoundingClientRect().top ?? 0) < innerHeight + NEAR;
  addEventListener('scroll', () => readsAlong() && count(0), { passive: true });

  function count(to: number): void {
    unseen = to;
    fresh.hidden = unseen === 0;
    const form = words.fresh[plurals.select(unseen)] ?? words.fresh['other']!;
    fresh.firstElementChild!.textContent = form.replace('#', unseen.toLocaleString(words.lang));
  }

  function hear({ name, html = '' }: Told): void {
    if (isPaused) return;
    const said = document.createElement('p');
    said.innerHTML = html;
    said.textContent = `${name || words.former}: ${said.textContent}`;
    // Those that were read a moment ago need not stay.
    while (heard.childElementCount > 8) heard.firstElementChild!.remove();
    heard.append(said);
  }

  function add(message: Told): void {
    if (document.querySelector(`#m${message.n}`)) return put(message);
    const reads = readsAlong();
    if (list.childElementCount === 0) document.querySelector('#room .empty')?.remove();
    list.append(drawn(message));
    if (message.gone) return;
    hear(message);
    if (reads) list.lastElementChild!.scrollIntoView({ block: 'nearest' });
    else count(unseen + 1);
  }

  const put = (message: Told): void => document.querySelector(`#m${message.n}`)?.replaceWith(drawn(message));

  function drawn(message: Told): HTMLLIElement {
    const item = make('li', '');
    item.id = `m${message.n}`;
    if (message.gone) {
      item.append(make('p', words[message.gone], 'gone'));
      return item;
    }
    const name = (): HTMLElement => make('bdi', message.name || words.former);
    const by = make('div', '', 'by');
    const who = make('b', '');
    who.append(name());
    const time = make('time', clock.format(new Date(message.at!)));
    time.dateTime = message.at!;
    by.append(who, message.c ? ` ${regions.of(message.c)} ` : ' ', link(`#m${message.n}`, time));
    if (message.q) by.append(' ', make('span', words.mark + message.q, 'tag'));
    if (message.a) {
      const answers = link(
        `#m${message.a}`,
        words.answers[0],
        make('bdi', message.an || words.former),
        words.answers[1],
      );
      answers.className = 'tag';
      by.append(' ', answers);
    }
    if (message.late) by.append(' ', make('span', words.late, 'tag'));
    const said = make('div', '');
    said.dir = 'auto';
    said.innerHTML = message.html!;
    const acts = make('p', '', 'acts');
    const whom = make('span', ' ', 'vh');
    whom.append(name());
    acts.append(link(`${own}/messages/${message.n}`, words.answer, whom));
    item.append(by, said, acts);
    return item;
  }

  function pin({ q, body }: NonNullable<News['r']>): void {
    if (q === undefined) return;
    let box = document.querySelector<HTMLElement>('#pinned');
    if (!box) {
      const section = make('section', '', 'notice');
      box = make('h2', '');
      box.id = 'pinned';
      section.setAttribute('aria-labelledby', 'pinned');
      section.append(box, make('p', ''));
      part('now').append(section);
    }
    const text = words.question.replace('#', String(q));
    const asked = box.nextElementSibling!;
    if (box.textContent === text && asked.textContent === body) return;
    box.textContent = text;
    asked.textContent = body ?? '';
    heard.append(make('p', `${text}: ${body}`));
    const choice = document.querySelector<HTMLSelectElement>('#write select[name=question]');
    const known = choice && [...choice.options].find(({ value }) => value === String(q));
    if (choice && !known) choice.add(new Option(`${q}. ${body}`, String(q)));
    if (choice) choice.value = String(q);
  }

  follow(room.dataset['live']!, (data) => {
    const { k, m, r } = JSON.parse(data) as News;
    if (k === 'new' && m) add(m);
    else if (m) put(m);
    if (!r) return;
    pin(r);
    if (r.open !== isOpen) loadLater();
    isOpen = r.open;
  });

  const form = write?.querySelector<HTMLFormElement>('form');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(form);
  });

  async function send(form: HTMLFormElement): Promise<void> {
    const button = form.querySelector<HTMLButtonElement>('button:not([type=button])');
    if (button?.disabled) return;
    if (button) button.disabled = true;
    try {
      const body = new URLSearchParams(new FormData(form) as never);
      const answer = await fetch(form.action, { method: 'POST', body, headers: { 'x-room': 'script' } });
      if (answer.status === 202 || answer.status === 204) {
        form.querySelector('textarea')!.value = '';
        if (answer.status === 202) heard.append(make('p', words.held));
        note(answer.status === 202 ? words.held : '');
        return;
      }
      // Sent once more as any form is: the page that answers says what is wrong, and keeps the words.
      form.submit();
    } catch {
      form.submit();
    } finally {
      if (button) button.disabled = false;
    }
  }

  function note(text: string): void {
    const line = form!.querySelector<HTMLElement>('.sent') ?? make('p', '', 'sent gone');
    line.textContent = text;
    form!.append(line);
  }
}

const part = (id: string): HTMLElement => document.querySelector<HTMLElement>(`#${id}`)!;

/** Loads the page anew, unless words are typed there. Others do so as well: each at a time of its own. */
const loadLater = (): void =>
  void setTimeout(() => {
    const typed = document.querySelector<HTMLTextAreaElement>('#write textarea')?.value;
    if (!typed) location.reload();
  }, Math.random() * SPREAD);

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text: string,
  kind = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

function link(href: string, ...inside: (Node | string)[]): HTMLAnchorElement {
  const element = document.createElement('a');
  element.href = href;
  element.append(...inside);
  return element;
}

const room = document.querySelector<HTMLElement>('#room');
const list = room?.querySelector<HTMLElement>('ol.talk');
if (room && list) live(room, list);
