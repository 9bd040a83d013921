import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../lib/text/markdown.ts';
import { readActor } from './actor.ts';
import { readJson } from './json.ts';
import { readNote } from './note.ts';
import { plainOf, markdownOf } from './markdownOf.ts';

const drawn = (html: string): string => renderMarkdown(markdownOf(html)).trim();

test('of a text only words, paragraphs and links come, and no word of it is read as markup', () => {
  for (const [html, as] of [
    ['<p>One<br>two</p><p>three</p>', '<p>One<br />\ntwo</p>\n<p>three</p>'],
    [
      '<p><b>bold</b> *stars* _lines_ `code` [a](x) &lt;b&gt;</p>',
      '<p>bold *stars* _lines_ `code` [a](x) &lt;b&gt;</p>',
    ],
    ['# no title', '<p># no title</p>'],
    ['<ul><li>one</li><li>two</li></ul>', '<p>• one</p>\n<p>• two</p>'],
    ['1. one<br>- two', '<p>1. one<br />\n- two</p>'],
    ['<script>alert(1)</script><style>p{}</style><iframe>x</iframe>seen', '<p>seen</p>'],
    ['<img src=x onerror=alert(1) alt="a cat">', '<p>a cat</p>'],
    ['<a href="javascript:alert(1)">press</a>', '<p>press</p>'],
    ['<svg><a href="x"><text>y</text></a></svg>z', '<p>z</p>'],
    ['&#x3c;script&#x3e;alert(1)', '<p>&lt;script&gt;alert(1)</p>'],
  ] as const)
    expect(drawn(html), html).toBe(as);
  const link =
    '<a href="https://a.example/long/way"><span class="invisible">https://</span>a.example/lo…</a>';
  expect(drawn(`<p>See ${link}.</p>`)).toContain('href="https://a.example/long/way"');
  const mention =
    '<span class="h-card"><a href="https://us.example/1" class="u-url mention">@<span>us</span></a></span>';
  expect(markdownOf(`<p>${mention} hello</p>`, { own: ['https://us.example/1'] })).toBe('hello');
  expect(plainOf(markdownOf(`<p>a_b *c* ${link}<br>d</p>`))).toBe('a_b *c* https://a.example/long/way\nd');
  expect([...markdownOf('word '.repeat(9000), { most: 500 })].length).toBeLessThanOrEqual(500);
  expect(markdownOf('<div>'.repeat(5000) + 'deep')).toBe('');
});

test('whatever comes is drawn as text: no element but those of text, and no attribute but the address of a link', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '&lt;',
    'script',
    '<a href="',
    '"',
    '`',
    '[',
    '](',
    '\\',
    '\n',
    '<p>',
    '*',
    'x',
    'javascript:',
    '<!--',
    '&#0;',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const [, name = '', rest = ''] of drawn(pieces.join('')).matchAll(/<\/?([a-z0-9]*)([^>]*)>/gi)) {
        expect(['p', 'br', 'a']).toContain(name);
        expect(rest.trim()).toMatch(/^(?:\/|href="https?:[^"]*" rel="nofollow noopener")?$/);
      }
    }),
    { numRuns: 300 },
  );
});

test('a document is read as data: of any shape without a fault, and not at all when it is nested without end', () => {
  expect(readJson('[1]')).toBeNull();
  expect(readJson(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`)).toBeNull();
  expect(readJson(`{"a":"${'['.repeat(500)}"}`)).not.toBeNull();
  const names = [
    'id',
    'type',
    'to',
    'cc',
    'tag',
    'content',
    'contentMap',
    'attachment',
    'attributedTo',
    'inReplyTo',
    'icon',
    'publicKey',
    'endpoints',
  ];
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      fc.constantFrom('https://a.example/u', 'Note', 'Person', '', null, 7, true, 'as:Public'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie('any'), { maxKeys: 5 }),
    ),
  })).any;
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (doc) => {
      readNote(doc);
      readActor(doc, 'https://a.example/u');
    }),
    { numRuns: 300 },
  );
});
