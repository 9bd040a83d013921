import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { keeper } from '../../lib/keeper.ts';
import { Page, renderPage, renderPart, zoneSentence } from '../../ui/index.ts';
import type { PageProps, View } from '../../ui/index.ts';
import type { KeyedHead } from '../visit.ts';

type Shell = Omit<PageProps, 'head' | 'flash' | 'footer' | 'children'>;

/** The most frames that are kept, at about 10 kB each. */
const MOST = 200;
const frames = keeper<readonly string[]>(MOST);

/** Placeholders for the parts that differ between pages in a frame; no text contains them. */
const MARK = randomUUID();
const [BODY, TITLE, PATH, ZONE] = ['body', 'title', '/path', 'zone'].map((name) => `${name}-${MARK}`) as [
  string,
  string,
  string,
  string,
];
const MARKS = new RegExp(`(${[BODY, TITLE, PATH, ZONE].join('|')})`);

/**
 * Draws a page in a frame that was drawn before. Pages of one kind share head, navigation and foot, which take half the time of a page. The
 * parts that differ are put in each time: the page's body and title, its path in links to itself, and what time it is.
 */
export function pageInFrame(
  view: View,
  { now, ...shell }: Shell,
  head: KeyedHead,
  body: ComponentChildren,
  path: string,
): string {
  const { lang } = view;
  const { title, programme } = shell;
  const hasOwnTitle = title !== programme.name;
  const marked = {
    ...shell,
    title: hasOwnTitle ? TITLE : title,
    languages: shell.languages.map((one) => ({ ...one, href: elsewhere(one.href, path) })),
    zoneForm: shell.zoneForm && {
      ...shell.zoneForm,
      hidden: shell.zoneForm.hidden && { ...shell.zoneForm.hidden, return: PATH },
    },
  };
  const pieces = frames(JSON.stringify([lang, head.key, marked]), () =>
    renderPage(
      view,
      <Page {...marked} now={now} zoneSaid={ZONE} head={head.draw()}>
        {BODY}
      </Page>,
    ).split(MARKS),
  );
  let page = '';
  for (const piece of pieces)
    page +=
      piece === BODY
        ? renderPart(view, body)
        : piece === TITLE
          ? escape(title)
          : piece === PATH
            ? escape(path)
            : piece === ZONE
              ? escape(zoneSentence(view, now))
              : piece;
  return page;
}

const elsewhere = (href: string, path: string): string =>
  href.startsWith(`${path}?`) ? PATH + href.slice(path.length) : href;

/** Escapes for text and attributes. */
export function escape(text: string): string {
  if (!/["&<]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
