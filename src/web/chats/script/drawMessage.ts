import { count } from './like.ts';
import { link, make } from './page.ts';
import type { Told, Words } from './told.ts';

/** Draws messages in the browser as `drawMessages` does on the server. */
export function drawsMessages(words: Words, own: string) {
  const clock = new Intl.DateTimeFormat(words.lang === 'en' ? 'en-GB' : words.lang, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(words.zone ? { timeZone: words.zone } : {}),
  });
  const regions = new Intl.DisplayNames([words.lang], { type: 'region' });

  function message(told: Told): HTMLLIElement {
    const item = make('li', '');
    item.id = `m${told.n}`;
    if (told.gone) {
      item.append(make('p', words[told.gone], 'gone'));
      return item;
    }
    const said = make('div', '', 'said');
    said.dir = 'auto';
    if (told.l && told.l !== words.lang) said.lang = told.l;
    said.innerHTML = told.html!;
    if (told.p) said.append(pictureOf(told.p));
    const acts = make('p', '', 'acts');
    const whom = make('span', ' ', 'vh');
    whom.append(nameOf(told.name));
    acts.append(link(`${own}/messages/${told.n}`, words.answer, whom));
    acts.append(' ', likeButton(told));
    item.append(byLine(told), said, acts);
    return item;
  }

  function pictureOf({ id, alt, w, h }: NonNullable<Told['p']>): HTMLImageElement {
    const picture = document.createElement('img');
    picture.src = `${own}/pictures/${id}`;
    picture.alt = alt;
    picture.width = w;
    picture.height = h;
    picture.loading = 'lazy';
    return picture;
  }

  function likeButton({ n, name, likes = 0 }: Told): HTMLButtonElement {
    const button = make('button', '♡');
    button.type = 'submit';
    button.name = 'message';
    button.value = String(n);
    if (words.presses) button.ariaPressed = 'false';
    const whose = make('span', ` ${words.like[0]}`, 'vh');
    whose.append(nameOf(name), words.like[1]);
    button.append(whose, make('span', ''));
    count(button, likes);
    return button;
  }

  function byLine(told: Told): HTMLElement {
    const by = make('div', '', 'by');
    const who = make('b', '');
    who.append(nameOf(told.name));
    const time = make('time', clock.format(new Date(told.at!)));
    time.dateTime = told.at!;
    by.append(who, ' ');
    if (told.w) by.append(Object.assign(make('bdi', told.w), { dir: 'ltr' }), ' ');
    if (told.c) by.append(make('span', regions.of(told.c) ?? ''), ' ');
    by.append(link(`#m${told.n}`, time));
    if (told.q) by.append(' ', make('span', words.mark + told.q, 'tag'));
    if (told.a) {
      const answers = make('a', '', 'tag');
      answers.href = `#m${told.a}`;
      answers.append(words.answers[0], nameOf(told.an), words.answers[1]);
      by.append(' ', answers);
    }
    if (told.late) by.append(' ', make('span', words.late, 'tag'));
    return by;
  }

  const nameOf = (name: string | undefined): HTMLElement => make('bdi', name || words.former);

  return { clock, message };
}
