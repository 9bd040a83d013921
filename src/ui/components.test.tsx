import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { type GalleryPage, pages } from '../../test/ui/gallery.tsx';
import { GalleryMail } from '../../test/ui/galleryMail.tsx';
import { testView } from '../../test/ui/view.ts';
import { nameBlocks, namedHours, weekBits, weekBlocks } from '../lib/time/week.ts';
import {
  Avatar,
  ButtonLink,
  TextField,
  ViewContext,
  WeekHours,
  ZoneSelect,
  initials,
  renderPage,
  safeHref,
} from './index.ts';
import { renderMail } from './mail/index.ts';

const names = Object.keys(pages) as GalleryPage[];

function render(name: GalleryPage, text: string, lang = 'en'): string {
  const GalleryPage = pages[name];
  return renderPage(testView(lang, 'Asia/Kathmandu', name !== 'home'), <GalleryPage lang={text} />);
}

/** Words of two elements of a line with nothing between them, which nothing but the style sheet holds apart. */
const GLUED =
  /[\p{L}\p{N}.,:)](?:<\/(?:a|b|bdi|button|strong|time)>)+<(?:a|b|bdi|button|span|strong|time)\b[^>]*>[\p{L}\p{N}]/gu;

it.each(names)('links, buttons and labels of the %s page have a space or a sign between them', (name) => {
  expect(render(name, 'en').match(GLUED)).toBeNull();
});

describe('hostile text', () => {
  it.each(names)('comes back as text in every place of the %s page', (name) => {
    const html = render(name, 'hostile');
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toMatch(/<script|<img|"\s*autofocus onfocus/);
  });

  it('comes back as text in every block of a mail', () => {
    const html = renderMail(testView(), <GalleryMail lang="hostile" />);
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toMatch(/<script|<img|"\s*autofocus/);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    '\tjavascript:1',
  ])('never becomes a link: %j', (href) => {
    expect(safeHref(href)).toBe('#');
    expect(renderToString(<ButtonLink href={href}>Go</ButtonLink>)).toContain('href="#"');
  });
});

describe('a page', () => {
  it.each(names)('carries no script and no style of its own: %s', (name) => {
    expect(render(name, 'en')).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
  });

  it('says its language and direction', () => {
    expect(render('home', 'ar', 'ar')).toMatch(/^<!DOCTYPE html>\n<html lang="ar" dir="rtl">/);
  });
});

function field(error?: string): string {
  return renderToString(
    <ViewContext.Provider value={testView()}>
      <TextField name="a.b" label="Name" help="As shown" error={error} value="x" />
    </ViewContext.Provider>,
  );
}

describe('a field', () => {
  it('ties its label and help to the control', () => {
    expect(field()).toMatch(
      /<label for="f-a-b">.*<div class="help" id="f-a-b-help">.*aria-describedby="f-a-b-help"/,
    );
    expect(field()).not.toContain('aria-invalid');
  });

  it('ties its error to the control and keeps what was typed', () => {
    expect(field('Too short.')).toMatch(
      /id="f-a-b-error">.*Too short\..*aria-invalid="true" aria-describedby="f-a-b-help f-a-b-error".*value="x"/,
    );
  });

  it('knows a zone by its older name', () => {
    const html = renderToString(
      <ViewContext.Provider value={testView()}>
        <ZoneSelect name="zone" label="Zone" now={new Date('2027-02-04T16:30:00Z')} value="Asia/Katmandu" />
      </ViewContext.Provider>,
    );
    expect(html).toContain('<option value="Asia/Kathmandu" selected>Kathmandu: now 22:15</option>');
  });
});

describe('initials', () => {
  it.each([
    ['Nguyễn Thị Minh Khai', 'N\u200cK'],
    ['Suharto', 'S'],
    ['李', '李'],
    ['👩🏽‍🔬 Ada', '👩🏽‍🔬\u200cA'],
    ['ñandú', 'ñ'],
  ])('of %s are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
    expect(renderToString(<Avatar name={name} />)).toContain(letters);
  });
});

const drawn = (value: string[], lang = 'en', country?: string) =>
  renderToString(
    <ViewContext.Provider value={testView(lang)}>
      <WeekHours name="q" label="Hours" value={value} country={country} />
    </ViewContext.Provider>,
  );

describe('the weekly grid', () => {
  it('turns blocks into half hours and back', () => {
    const bits = weekBits(['1-0', '7-11', '9-1', '1-12', 'x']);
    expect(bits).toHaveLength(336);
    expect(bits.slice(0, 5)).toBe('11110');
    expect(bits.slice(-5)).toBe('01111');
    expect(weekBlocks(bits)).toEqual(['1-0', '7-11']);
  });

  it('takes hours by their names, which say their days and blocks themselves', () => {
    const evenings = namedHours([6, 7]).find(({ name }) => name === 'evenings')!;
    expect(evenings.value).toBe('12345:9-10');
    expect(weekBlocks(weekBits([evenings.value, '6-0']))).toEqual(
      [1, 2, 3, 4, 5].flatMap((day) => [`${day}-9`, `${day}-10`]).concat('6-0'),
    );
    expect(weekBits(['8:1-2', '1:99-3', '1:0-99', '1:5-4', ''])).toMatch(/^[01]{336}$/);
    // After a weekend of Friday and Saturday, work begins on Sunday.
    expect(namedHours([5, 6])[0]).toMatchObject({ days: [7, 1, 2, 3, 4], value: '71234:4-5' });
  });

  it('stand as the names they fill, and the rest as boxes', () => {
    const names = namedHours([6, 7]);
    const shown = (...values: string[]) => {
      const { named, rest } = nameBlocks(weekBlocks(weekBits(values)), names);
      return [named.map(({ name }) => name), rest];
    };
    for (const { name, value } of names) expect(shown(value)).toEqual([[name], []]);
    expect(shown(names[0]!.value, '6-9', '2-0')).toEqual([['mornings'], ['2-0', '6-9']]);
    expect(shown('1-4', '1-5')).toEqual([[], ['1-4', '1-5']]);
    expect(shown(...names.slice(0, 5).map(({ value }) => value))).toEqual([['any'], []]);
  });

  it('comes behind the names, open when something is ticked there', () => {
    const evenings = weekBlocks(weekBits(['12345:9-10']));
    expect(drawn(evenings)).toMatch(/value="12345:9-10" checked/);
    expect(drawn(evenings)).not.toMatch(/<details open|value="1-9" checked/);
    expect(drawn([...evenings, '6-0'])).toMatch(/<details open/);
    expect(drawn([...evenings, '6-0'])).toMatch(/value="6-0" checked/);
    expect(drawn([])).toContain('Monday – Friday, 18–22');
    expect(drawn([], 'ar')).toContain('الأحد – الخميس، 08–12');
    expect(drawn([], 'en', 'EG')).toContain('Friday and Saturday');
  });
});
