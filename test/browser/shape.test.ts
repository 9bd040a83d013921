import { expect, test } from 'vitest';
import { htmlFindings } from './checks.ts';
import { shapeOf } from './shape.ts';

const page = (inside: string, { lang = 'en', dir = 'ltr', title = 'Shelves' } = {}): string =>
  `<!DOCTYPE html><html lang="${lang}" dir="${dir}"><head><title>${title}</title></head><body><main><h1>${title}</h1>${inside}</main></body></html>`;
const CLEAN = page(
  '<nav aria-label="Pages"><a href="/a" hreflang="ar">A</a></nav><nav aria-label="Places">B &amp; c</nav><img alt="A door" src="/a.png"><button type="button">On</button>',
);

test('a page in two languages is of one shape', () => {
  const arabic = page(
    '<nav aria-label="صفحات"><a href="/a" hreflang="en">أ</a></nav><nav aria-label="أماكن">ب</nav><img alt="باب" src="/a.png"><button type="button">نعم</button>',
    { lang: 'ar', dir: 'rtl', title: 'رفوف' },
  );
  expect(shapeOf(arabic)).toBe(shapeOf(CLEAN));
});

test.each([
  ['a heading without words', CLEAN.replace('<h1>Shelves', '<h1>')],
  ['a heading of blanks', CLEAN.replace('<h1>Shelves', '<h1> ')],
  ['a button without words', CLEAN.replace('>On<', '><')],
  ['a label without words', CLEAN.replace('"Pages"', '""')],
  ['two labels that are the same', CLEAN.replace('"Places"', '"Pages"')],
  ['a picture that says nothing', CLEAN.replace(' alt="A door"', '')],
  ['a sign that should have been escaped', CLEAN.replace('B &amp; c', 'B & c')],
  ['a sign that there is not', CLEAN.replace('B &amp; c', 'B &nosuch; c')],
  ['a long title', page('', { title: 'Shelves and doors '.repeat(5).trim() })],
  [
    'two labels that are the same words of others',
    CLEAN.replace(/<nav aria-label="(\w+)">/g, '<nav aria-labelledby="$1"><b id="$1">Places</b>'),
  ],
  ['another attribute', CLEAN.replace(' type="button"', ' style="color: red"')],
  ['a direction that there is not', CLEAN.replace('"ltr"', '"up"')],
  ['an element in the wrong place', CLEAN.replace('A</a>', '<p>A</p></a>').replace('>B &', '><li>B &')],
])('%s is found beside a page that has no fault', async (_, faulty) => {
  expect(await htmlFindings(CLEAN)).toEqual([]);
  expect(shapeOf(faulty)).not.toBe(shapeOf(CLEAN));
  expect(await htmlFindings(faulty)).not.toEqual([]);
});
