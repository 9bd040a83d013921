import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';

test('an essay keeps its headings, lists, emphasis and links', () => {
  const html = renderMarkdown('# Door\n\nA *heavy* one, see https://example.org.\n\n1. Push\n2. Pull');
  expect(html).toContain('<h2>Door</h2>');
  expect(html).toContain('<em>heavy</em>');
  expect(html).toContain('<a href="https://example.org" rel="nofollow noopener">');
  expect(html).toContain('<ol>');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](data:text/html,hi)',
  '![x](https://elsewhere.example/pixel.gif)',
  '<a href="//elsewhere.example">x</a>',
])('hostile markdown does nothing: %s', (source) => {
  const html = renderMarkdown(source);
  expect(html).not.toMatch(/<(script|img|iframe|svg)|href="(javascript|data|\/\/)/i);
});
