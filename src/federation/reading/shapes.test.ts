import { expect, test } from 'vitest';
import { ACTORS } from '../../../test/fediverseActors.ts';
import { NOTES } from '../../../test/fediverseNotes.ts';
import type { AskedNote } from '../../../test/fediverseNotes.ts';
import { readActor } from './actor.ts';
import { PUBLIC } from './audience.ts';
import { readNote } from './note.ts';

const PARENT = 'https://mentoring.example.org/federation/1/posts/1';
const US = 'https://mentoring.example.org/federation/1';
const FOLLOWERS = 'https://server.example/followers';

const AUDIENCES = {
  public: { to: [PUBLIC], cc: [FOLLOWERS, US], isPublic: true },
  unlisted: { to: [FOLLOWERS], cc: [PUBLIC], isPublic: true },
  short: { to: ['as:Public'], cc: [US], isPublic: true },
  followers: { to: [FOLLOWERS], cc: [US], isPublic: false },
  direct: { to: [US], cc: [], isPublic: false },
} as const;

/** The HTML, and the Markdown that it becomes here. */
const TEXTS = [
  ['<p>Answer.</p>', 'Answer.'],
  ['<p>Answer<br />on two lines.</p>', 'Answer\\\non two lines.'],
  [
    '<p><span class="h-card" translate="no"><a href="https://mentoring.example.org/federation/1" class="u-url mention">@<span>far-shelves</span></a></span> Answer.</p>',
    'Answer.',
  ],
  [
    '<p>Answer: <a href="https://a.example/x" rel="nofollow noopener"><span class="invisible">https://</span><span>a.example/x</span></a></p>',
    'Answer: <https://a.example/x>',
  ],
  [
    '<p>Answer <a href="https://server.example/tags/x" class="mention hashtag" rel="tag">#<span>x</span></a></p>',
    'Answer \\#x',
  ],
] as const;

test('answers of eight programs are read, in all of their shapes: whose, to what, in which words, and whether for everybody', () => {
  let count = 0;
  for (const [name, noteOf] of Object.entries(NOTES)) {
    const by = String(ACTORS[name]!('key')['id']);
    for (const { to, cc, isPublic } of Object.values(AUDIENCES))
      for (const [html, words] of TEXTS)
        for (const warning of ['', 'About food']) {
          const asked: AskedNote = {
            by,
            parent: PARENT,
            html,
            plain: 'Answer.',
            to: [...to],
            cc: [...cc],
            warning,
          };
          const doc = JSON.parse(JSON.stringify(noteOf(asked))) as Record<string, unknown>;
          const note = readNote(doc, [US]);
          expect(note, `${name} ${html}`).toMatchObject({ by, parent: PARENT, isPublic });
          const said = [warning, words].filter((part) => part !== '').join('\n\n');
          expect(note!.words.startsWith(said), `${name}: ${note!.words}`).toBe(true);
          // A note that names a writer of another server, or several writers, is refused.
          expect(readNote({ ...doc, attributedTo: 'https://evil.example/u' })).toBeNull();
          expect(readNote({ ...doc, attributedTo: [by, 'https://server.example/v'] })).toBeNull();
          count++;
        }
  }
  expect(count).toBeGreaterThanOrEqual(400);
});

test('actors of eight programs are read, and none under another address or with a key of another', () => {
  for (const [name, actorOf] of Object.entries(ACTORS)) {
    const doc = actorOf('a key');
    const id = String(doc['id']);
    expect(readActor(doc, id), name).toMatchObject({
      id,
      handle: '@ana@server.example',
      pem: 'a key',
      keyId: `${id}#main-key`,
    });
    expect(readActor(doc, `${id}/`), name).toBeNull();
    expect(
      readActor({ ...doc, publicKey: { id: 'https://evil.example/k', owner: id, publicKeyPem: 'k' } }, id),
    ).toBeNull();
    expect(readActor({ ...doc, inbox: 'https://evil.example/inbox' }, id)).toBeNull();
    expect(readActor({ ...doc, type: 'Note' }, id)).toBeNull();
    // Characters that end a name or change the direction of its line are removed.
    const odd = readActor({ ...doc, preferredUsername: 'a\u202Ena@b <i>/' }, id);
    expect(odd?.handle).toBe('@anabi@server.example');
  }
});
