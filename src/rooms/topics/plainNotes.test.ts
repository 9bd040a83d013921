import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleTopics } from '../../../sample/topics.ts';
import { fold } from '../../lib/text/fold.ts';
import { plainNotes } from './plainNotes.ts';
import { plainList } from '../../i18n/plain.ts';
import { languagesWith } from '../../lib/world/languageFiles.ts';

test('idioms and jargon are noted where they stand, with a plainer way to say it', () => {
  expect(plainNotes('Let us *touch   base* and LEVERAGE it. We leveraged nothing.', 'en')).toEqual([
    { kind: 'idiom', text: 'touch base', plainer: 'talk briefly' },
    { kind: 'jargon', text: 'LEVERAGE', plainer: 'use' },
  ]);
  expect(plainNotes('Il faut éviter de noyer le poisson, c’est-à-dire d’impacter.', 'fr')).toEqual([
    { kind: 'idiom', text: 'noyer le poisson', plainer: 'éviter de répondre' },
    { kind: 'jargon', text: 'impacter', plainer: 'toucher' },
  ]);
  expect(
    plainNotes('¿Nos echas una mano? Solo hay que echar una mano.', 'es').map(({ text }) => text),
  ).toEqual(['echar una mano']);
  expect(plainNotes('هذا غيضٌ من فيضٍ فقط.', 'ar')).toMatchObject([{ kind: 'idiom', plainer: 'قليل من كثير' }]);
  expect(plainNotes('in order to', 'de')).toEqual([]);
});

test('a long sentence is noted with its words counted; headings and lists are not one sentence', () => {
  const long = `Some ${'word '.repeat(29).trim()}.`;
  expect(plainNotes(`Short. ${long} Short again.`, 'en')).toEqual([{ kind: 'long', text: long, words: 30 }]);
  expect(plainNotes('- some words of an item\n'.repeat(20), 'en')).toEqual([]);
});

test('every phrase of the lists is found by itself, and its plainer words are other ones', () => {
  for (const locale of languagesWith('plain'))
    for (const kind of ['idioms', 'jargon'] as const)
      for (const [phrase, plainer] of Object.entries(plainList(locale)![kind])) {
        const found = plainNotes(`… ${phrase} …`, locale).map((note) => fold(note.text));
        expect(found.length, `${locale} ${phrase}`).toBeGreaterThan(0);
        expect(fold(plainer), `${locale} ${phrase}`).not.toBe(fold(phrase));
        expect(plainNotes(plainer, locale), `${locale} ${plainer}`).toEqual([]);
      }
});

test('any text gives a dozen notes at most, and each stands in it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.constantFrom('en', 'es', 'fr', 'ar'), (text, locale) => {
      const notes = plainNotes(text, locale);
      expect(notes.length).toBeLessThanOrEqual(12);
    }),
  );
  const essay = Object.keys(plainList('en')!.jargon).join('. ').repeat(20);
  expect(plainNotes(essay, 'en')).toHaveLength(12);
});

test('the sample topics are plain: few of their sentences are long, and none is an idiom', () => {
  for (const { slug, essay } of sampleTopics)
    for (const locale of languagesWith('plain')) {
      const notes = plainNotes(essay[locale] ?? '', locale);
      expect(
        notes.filter(({ kind }) => kind === 'idiom'),
        `${slug} ${locale}`,
      ).toEqual([]);
    }
});
