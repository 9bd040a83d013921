import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sampleProgramme } from '../../sample/programme.ts';
import { sampleLocales } from '../../sample/texts.ts';
import { sampleTopics } from '../../sample/topics.ts';
import type { Texts } from '../../src/lib/text/texts.ts';

function words(text: string | undefined): number {
  return (text ?? '').split(/\s+/).filter(Boolean).length;
}

function expectEveryLocale(texts: Texts): void {
  expect(Object.keys(texts)).toEqual([...sampleLocales]);
  for (const text of Object.values(texts)) expect(text.trim()).not.toBe('');
}

test('a round has eight topics with addresses of their own', () => {
  expect(sampleTopics.length).toBe(8);
  expect(new Set(sampleTopics.map((topic) => topic.slug)).size).toBe(8);
  for (const topic of sampleTopics) expect(topic.slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test.each(sampleTopics)(
  'the topic "$slug" is complete in every locale, with two to six questions',
  (topic) => {
    for (const texts of [topic.title, topic.summary, topic.essay, ...topic.questions])
      expectEveryLocale(texts);
    expect(topic.questions.length).toBeGreaterThanOrEqual(2);
    expect(topic.questions.length).toBeLessThanOrEqual(6);
    for (const locale of sampleLocales) {
      expect(words(topic.summary[locale])).toBeLessThanOrEqual(60);
      const essay = words(topic.essay[locale]);
      expect(essay, locale).toBeGreaterThanOrEqual(locale === 'en' ? 250 : 180);
      expect(essay, locale).toBeLessThanOrEqual(450);
      const headings = (topic.essay[locale] ?? '').match(/^## /gm);
      expect(headings).toEqual((topic.essay.en ?? '').match(/^## /gm));
    }
  },
);

test('the sample programme is described in every locale it offers', () => {
  expect(sampleProgramme.locales).toEqual([...sampleLocales]);
  expectEveryLocale(sampleProgramme.tagline);
  expectEveryLocale(sampleProgramme.about);
});

test('the sample names no address or site that could exist', () => {
  const files = readdirSync('sample', { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(`sample/${file}`, 'utf8');
    for (const [, host] of source.matchAll(/[\w.]@([\w-]+(?:\.[\w-]+)+)/g))
      expect(host, file).toMatch(/\.example$/);
    expect(source, file).not.toMatch(/https?:|www\.|\b[a-z0-9-]+\.(?:com|org|net|info|io)\b/);
  }
});
