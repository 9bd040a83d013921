import { regionName } from '../../lib/world/countries.ts';
import { keeper } from '../../lib/keeper.ts';
import { escapeText } from '../../lib/text/escapeText.ts';
import type { DrawnComment } from '../../rooms/discussion/index.ts';
import { agoText, initials, longDay } from '../../ui/index.ts';
import type { View } from '../../ui/index.ts';
import { langOf } from './languageOfWords.ts';

export interface Drawing {
  /** Address of the topic's page. */
  path: string;
  /** The path of people's pictures; a picture's id follows it. */
  pictures: string;
  /** The time at which the page is read. */
  now: Date;
  /** The comment that the page is about. */
  focus?: number;
  /** Whether comments are only to be read, without answering and liking. */
  still?: boolean;
  /** Level of the heading that names each writer. */
  level?: 2 | 3;
}

/**
 * The comments of a page as HTML, in one pass over them in the order of reading: a page may hold two thousand, and components would take
 * ten times as long. All typed words are escaped here, except the HTML that `renderMarkdown` made when they were saved.
 */
export function drawComments(view: View, comments: readonly DrawnComment[], drawing: Drawing): string {
  const words = { ...wordsOf(view), days: daysOf(view.lang, view.zone, drawing.now) };
  const shown = new Set(comments.map(({ id }) => id));
  // Depths of the comments whose HTML element is still open. A page may begin in the middle of a thread: the thread is drawn from there on.
  const open: number[] = [];
  let html = '<ol class="talk">';
  for (const comment of comments) {
    let closed = 0;
    while (open.length > 0 && open.at(-1)! >= comment.depth) {
      open.pop();
      closed++;
    }
    if (closed > 0) html += `</li>${'</ol></li>'.repeat(closed - 1)}`;
    else if (open.length > 0) html += '<ol>';
    open.push(comment.depth);
    // A comment that is taken back, hidden, waiting or gone gets no link, and its writer is not named.
    const isLoose =
      comment.parent_id !== null && comment.parent_name !== null && !shown.has(comment.parent_id);
    html += drawOne(words, comment, { ...drawing, isLoose });
  }
  return comments.length === 0 ? '' : `${html}</li>${'</ol></li>'.repeat(open.length - 1)}</ol>`;
}

type Words = ReturnType<typeof wordsOf> & { days: ReturnType<typeof daysOf> };

const known = keeper<ReturnType<typeof sayAll>>(20);

/** The words of the catalogue, kept by language, since they depend on nothing else. */
const wordsOf = (view: View) => known(view.lang, () => sayAll(view));

function sayAll({ t, lang }: View) {
  const [before = '', end = ''] = t('discussion.answers', { name: '\0' }).split('\0');
  const [question = '', behind = ''] = t('discussion.question', { number: '\0' }).split('\0');
  const answer = t('discussion.answer');
  // The label begins with the visible text, so that people who control the page by voice can say what they see.
  const [whom = '', after = ''] = t('discussion.answer-whom', { name: '\0' })
    .slice(answer.length)
    .split('\0');
  const [like = '', whose = ''] = t('discussion.like-whose', { name: '\0' }).split('\0');
  return {
    lang,
    answer: escapeText(answer),
    whom: [escapeText(whom), escapeText(after)] as const,
    like: [escapeText(like), escapeText(whose)] as const,
    edited: escapeText(t('discussion.edited')),
    cut: escapeText(t('discussion.cut')),
    former: escapeText(t('discussion.former')),
    withdrawn: escapeText(t('discussion.withdrawn')),
    hidden: escapeText(t('discussion.hidden')),
    held: escapeText(t('discussion.held')),
    unconfirmed: escapeText(t('discussion.unconfirmed')),
    answers: [escapeText(before), escapeText(end)] as const,
    question: [escapeText(question), escapeText(behind)] as const,
    boosts: (count: number): string => escapeText(t('discussion.boosts', { count })),
  };
}

function drawOne(
  words: Words,
  comment: DrawnComment,
  { path, pictures, focus, still, isLoose, level = 3 }: Drawing & { isLoose: boolean },
): string {
  const { id, state } = comment;
  const mark = id === focus ? ' class="focus"' : '';
  if (state === 'withdrawn' || state === 'hidden')
    return `<li id="c${id}"${mark}><p class="gone">${state === 'hidden' ? words.hidden : words.withdrawn}</p>`;
  const own = `${path}/comments/${id}`;
  const day = words.days(comment.written_at);
  const name = comment.name === '' ? words.former : escapeText(comment.name);
  const asked =
    comment.question !== null && comment.depth === 0
      ? ` <a class="tag" href="${path}#q${comment.question}">${words.question[0]}${comment.question}${words.question[1]}</a>`
      : '';
  const answers = isLoose
    ? ` <a class="tag" href="${path}/comments/${comment.parent_id}#c${comment.parent_id}">${words.answers[0]}<bdi>${comment.parent_name ? escapeText(comment.parent_name) : words.former}</bdi>${words.answers[1]}</a>`
    : '';
  const waits = state === 'shown' ? '' : `<p class="gone">${words[state]}</p>`;
  const [whom, like] = [words.whom, words.like].map(([head, tail]) => `${head}<bdi>${name}</bdi>${tail}`);
  const pressed = comment.liked === null ? '' : ` aria-pressed="${comment.liked}"`;
  const acts =
    state === 'shown' && !still
      ? `<p class="acts"><a href="${own}#answer">${words.answer}<span class="vh">${whom}</span></a> <button type="submit" name="comment" value="${id}"${pressed}>${comment.liked ? '♥' : '♡'}<span class="vh"> ${like}</span>${comment.likes > 0 ? ` ${comment.likes}` : ''}</button>${comment.boosts > 0 ? ` <span>${words.boosts(comment.boosts)}</span>` : ''}</p>`
      : '';
  const lang = langOf(comment, words.lang);
  const country = comment.country
    ? ` <span>${escapeText(regionName(words.lang, comment.country))}</span>`
    : '';
  const handle = comment.handle ? ` <bdi dir="ltr">${escapeText(comment.handle)}</bdi>` : '';
  return `<li id="c${id}"${mark}><div class="by">${faceOf(comment, pictures)} <h${level}><bdi>${name}</bdi></h${level}>${handle}${country} <a href="${own}#c${id}"><time datetime="${comment.written_at.toISOString().slice(0, 19)}Z">${day}</time><span class="vh"> <bdi>${name}</bdi></span></a>${comment.edited_at ? ` <span>${words.edited}</span>` : ''}${comment.is_cut ? ` <span class="gone">${words.cut}</span>` : ''}${asked}${answers}</div>${waits}<div dir="auto"${lang}>${comment.html}</div>${acts}`;
}

const MOST_KEPT = 5000;
const faces = new Map<string, string>();

/** The picture that the writer gave with this name, or else their initials. */
function faceOf({ name, picture_id: picture }: DrawnComment, pictures: string): string {
  if (picture !== null)
    return `<img class="avatar" src="${pictures}${picture}" alt="" width="38" height="38" loading="lazy">`;
  const known = faces.get(name);
  if (known !== undefined) return known;
  let tint = 0;
  for (const char of name) tint = (tint * 31 + (char.codePointAt(0) ?? 0)) % 3;
  const face = `<span class="avatar tint-${tint}" aria-hidden="true"><bdi>${escapeText(initials(name))}</bdi></span>`;
  if (faces.size >= MOST_KEPT) faces.clear();
  faces.set(name, face);
  return face;
}

const QUARTER = 900_000;
const days = new Map<string, string>();

/**
 * The day of an instant in words, or how long ago it was. Each comment asks for its day, so the words are kept, one for each quarter of an
 * hour: zones differ by quarters of an hour.
 */
function daysOf(lang: string, zone: string, now: Date) {
  const own = `${lang} ${zone} `;
  return (at: Date): string => {
    const ago = agoText(lang, at, now);
    if (ago !== null) return escapeText(ago);
    const key = own + Math.floor(at.getTime() / QUARTER);
    let day = days.get(key);
    if (day === undefined) {
      day = escapeText(longDay(lang, zone, at, true));
      if (days.size >= MOST_KEPT) days.clear();
      days.set(key, day);
    }
    return day;
  };
}
