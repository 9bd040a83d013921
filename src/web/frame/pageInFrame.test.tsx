import { expect, test } from 'vitest';
import { Page, renderPage } from '../../ui/index.ts';
import { pageInFrame } from './pageInFrame.tsx';
import { createView } from './view.ts';
import type { KeyedHead } from '../visit.ts';

type Shell = Parameters<typeof pageInFrame>[1];

/** The links to the page itself. */
const of = (path: string): Pick<Shell, 'languages' | 'zoneForm'> => ({
  languages: [
    { lang: 'en', name: 'English', href: `${path}?lang=en` },
    { lang: 'ar', name: 'العربية', href: `${path}?lang=ar` },
  ],
  zoneForm: { action: '/p/far-shelves/zone', hidden: { return: path } },
});

const shell: Shell = {
  ...of('/p/far-shelves'),
  title: 'A title',
  programme: { name: 'Far Shelves', href: '/p/far-shelves' },
  stylesheet: '/a.css',
  icon: '/i.svg',
  now: new Date('2027-03-10T12:00:00Z'),
  nav: [{ href: '/p/far-shelves', label: 'Home', current: true }],
  footLinks: [{ href: '/privacy', label: 'Privacy' }],
};
const pathOf = (shell: Shell): string => String(shell.zoneForm?.hidden?.['return']);
const headed = (content: string): KeyedHead => ({
  key: content,
  draw: () => <meta name="x" content={content} />,
});
const view = createView('en', 'Asia/Kathmandu', false);

/** Each differs from the first in one thing, as after a change in this process or another. */
const frames: [what: string, view: typeof view, shell: Shell, head: KeyedHead][] = [
  ['the first', view, shell, headed('1')],
  ['language', createView('ar', 'Asia/Kathmandu', false), shell, headed('1')],
  ['zone', createView('en', 'Europe/Madrid', false), shell, headed('1')],
  ['whose zone it is', createView('en', 'Asia/Kathmandu', true), shell, headed('1')],
  ['head', view, shell, headed('2')],
  ['title', view, { ...shell, title: 'Another' }, headed('1')],
  ['name', view, { ...shell, programme: { ...shell.programme, name: 'Near <Shelves>' } }, headed('1')],
  ['look', view, { ...shell, look: '/look.css?v=2' }, headed('1')],
  ['logo', view, { ...shell, logo: { src: '/logo', width: 60, height: 30 } }, headed('1')],
  ['menu', view, { ...shell, nav: [...shell.nav!, { href: '/about', label: 'About us' }] }, headed('1')],
  ['current page', view, { ...shell, nav: [{ ...shell.nav![0]!, current: false }] }, headed('1')],
  ['foot', view, { ...shell, footLinks: [] }, headed('1')],
  ['languages', view, { ...shell, languages: shell.languages.slice(1) }, headed('1')],
  ['description', view, { ...shell, description: 'About it' }, headed('1')],
  ['indexed', view, { ...shell, indexed: false }, headed('1')],
  ['width', view, { ...shell, width: 'wide' }, headed('1')],
  ['minute', view, { ...shell, now: new Date('2027-03-10T12:01:00Z') }, headed('1')],
  ['address', view, { ...shell, ...of('/p/far-shelves/partnership/7&"<') }, headed('1')],
  ['the programme’s own title', view, { ...shell, title: 'Far Shelves' }, headed('1')],
  ['a title to be escaped', view, { ...shell, title: 'You & "<her>"' }, headed('1')],
];

test.each(frames)('a page in a kept frame is the page drawn anew: %s', (_, view, shell, head) => {
  for (const body of [<p>One &amp; $1 $&amp;</p>, <h1>Two</h1>])
    expect(pageInFrame(view, shell, head, body, pathOf(shell))).toBe(
      renderPage(
        view,
        <Page {...shell} head={head.draw()}>
          {body}
        </Page>,
      ),
    );
});

const at = (second: number): Shell => ({ ...shell, now: new Date(`2027-03-10T13:00:0${second}Z`) });

test('for pages of a kind the frame is drawn once, whoever reads them when, and the page each time', () => {
  let drawn = 0;
  const head: KeyedHead = { key: 'counted', draw: () => ((drawn += 1), (<meta name="x" />)) };
  const other = { ...at(9), ...of('/p/far-shelves/partnership/8'), title: 'Another' };
  expect(pageInFrame(view, at(1), head, 'first', '/p/far-shelves')).toContain('first');
  expect(pageInFrame(view, other, head, 'second', pathOf(other))).toContain('second');
  expect(drawn).toBe(1);
});
