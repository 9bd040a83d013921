import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { htmlFindings } from '../../../test/browser/checks.ts';
import { onTalk, say } from '../../../test/discussion.ts';
import { sameNames } from '../../../test/sameNames.ts';
import { likeComment } from '../../rooms/discussion/index.ts';

test('who hears links and buttons of a discussion alone knows whose comment each is about, and whether they like it', () =>
  onTalk(async ({ ctx, cast, topic }) => {
    const [mei, amina] = [cast.people.mei, cast.people.amina];
    const first = await say(ctx, cast, mei, { topic, name: 'Mei' });
    await say(ctx, cast, amina, { topic, name: 'آمنة', parent: first });
    await likeComment(ctx, {
      programme: cast.programme,
      topic,
      comment: first,
      liker: { person: cast.people.luca },
    });
    const answers = {
      en: 'Answer<span class="vh"> <bdi>Mei</bdi></span>',
      es: 'Responder<span class="vh"> a <bdi>Mei</bdi></span>',
      fr: 'Répondre<span class="vh"> à <bdi>Mei</bdi></span>',
      ar: 'ردّ<span class="vh"> على <bdi>Mei</bdi></span>',
    };
    for (const [lang, answer] of Object.entries(answers)) {
      const page = (await browse(ctx, cast, 'luca').get(`/topics/doors?lang=${lang}`)).text;
      expect(page).toContain(answer);
      expect(sameNames(page)).toEqual([]);
      expect(await htmlFindings(page)).toEqual([]);
    }
    const pressed =
      /value="\d+" aria-pressed="(true|false)">(♥|♡)<span class="vh"> Like what <bdi>(Mei|آمنة)</g;
    const seenBy = async (who?: 'luca'): Promise<string[]> =>
      [...(await browse(ctx, cast, who).get('/topics/doors')).text.matchAll(pressed)].map((found) =>
        found.slice(1).join(' '),
      );
    expect(await seenBy('luca')).toEqual(['true ♥ Mei', 'false ♡ آمنة']);
    // The likes of a visitor are not known.
    expect(await seenBy()).toEqual([]);
    const own = await browse(ctx, cast, 'luca').get(`/topics/doors/comments/${first}`);
    expect(own.text).toContain('aria-pressed="true"');
    expect(own.text).toContain('<h2><bdi>Mei</bdi></h2>');
  }));

test('each comment has a heading, and is marked by its language where that is not the page’s', () =>
  onTalk(async ({ ctx, cast, topic }) => {
    const { luca } = cast.people;
    const write = (locale: string, body: string) =>
      say(ctx, cast, luca, { topic, name: 'Luca', locale, body });
    await write('es', 'Una puerta *vieja*.');
    await write('ar', 'باب قديم.');
    await write('ar', 'An old door.');
    await write('fr', 'Старая дверь.');
    await write('en', 'A door.');
    const page = (await browse(ctx, cast).get('/topics/doors?lang=en')).text;
    expect(page.match(/<h3><bdi>Luca<\/bdi><\/h3>/g)).toHaveLength(5);
    expect(page).toContain('<div dir="auto" lang="es"><p>Una puerta <em>vieja</em>.</p>');
    expect(page).toContain('<div dir="auto" lang="ar"><p>باب قديم.</p>');
    for (const unmarked of ['An old door.', 'Старая дверь.', 'A door.'])
      expect(page).toContain(`<div dir="auto"><p>${unmarked}</p>`);
    expect((await browse(ctx, cast).get('/topics/doors?lang=es')).text).toContain(
      '<div dir="auto" lang="en"><p>A door.',
    );
  }));

test('which question one answers is chosen by its words, in the reader’s language where there is one', () =>
  onTalk(async ({ ctx, cast }) => {
    const asked = async (lang: string): Promise<string> =>
      (await browse(ctx, cast).get(`/topics/doors?lang=${lang}`)).text;
    expect(await asked('en')).toContain('<option value="1">1. Which door did you go through first?</option>');
    const spanish = await asked('es');
    expect(spanish).toMatch(/<option value="1"[^>]*>1\. (¿Por qué puerta|Which door)/);
    expect(spanish).toContain('2. Who waits outside?');
  }));

const at = async (done: Promise<{ location: string }>): Promise<string> =>
  (await done).location.replace('/p/far-shelves', '');

test('after each act one is where one acted', () =>
  onTalk(async ({ ctx, cast, topic }) => {
    const comment = await say(ctx, cast, cast.people.luca, { topic, name: 'Luca' });
    const [luca, mei] = [browse(ctx, cast, 'luca'), browse(ctx, cast, 'mei')];
    const own = `/topics/doors/comments/${comment}`;
    expect(await at(mei.post('/topics/doors/likes', { comment: String(comment), on: '1' }))).toBe(
      `${own}#c${comment}`,
    );
    expect(await at(luca.post(own, { text: 'Changed.' }))).toBe(`${own}#c${comment}`);
    expect(await at(mei.post('/topics/doors/following', { on: 'yes' }))).toBe('/topics/doors#follow');
    expect(await at(mei.post('/topics/doors/following', { on: 'no' }))).toBe('/topics/doors#follow');
  }));
