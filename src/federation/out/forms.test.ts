import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ORIGIN, onFediverse } from '../../../test/fediverse.ts';
import { ana, followed, published } from '../../../test/fediversePlays.ts';
import { openHome } from '../../rooms/networks/index.ts';
import { actorDocument } from '../documents.ts';
import { PUBLIC } from '../reading/audience.ts';

type Doc = Record<string, unknown>;
interface Sent {
  actor: Doc;
  create: Doc;
  note: Doc;
  picture: Doc;
  tags: readonly Doc[];
}
type Needs = Readonly<Record<string, (sent: Sent) => unknown>>;

const isLink = (value: unknown): boolean => typeof value === 'string' && value.startsWith('https://');
const isDay = (value: unknown): boolean => !Number.isNaN(Date.parse(String(value)));
const elementsOf = (html: unknown): string[] => [
  ...new Set([...String(html).matchAll(/<([a-z]+)/g)].map(([, name = '']) => name)),
];
const hostOf = (value: unknown): string => new URL(String(value)).host;

/** The HTML elements that Mastodon keeps in a text. */
const KEPT = 'p br span a del s pre code em strong b i u ul ol li blockquote'.split(' ');

/** The fields that each program needs of a post and its actor; the source of each is given above it. */
const NEEDS: Readonly<Record<string, Needs>> = {
  // https://docs.joinmastodon.org/spec/activitypub/ (Status federation, Profile federation, HTML sanitization)
  Mastodon: {
    'a Note, of which all is shown': ({ note }) => note['type'] === 'Note',
    'content of elements that are kept': ({ note }) =>
      elementsOf(note['content']).every((one) => KEPT.includes(one)),
    'no summary, which would be a warning that hides it': ({ note }) => !('summary' in note),
    'everybody in to, followers in cc': ({ note, actor }) =>
      JSON.stringify([note['to'], note['cc']]) === JSON.stringify([[PUBLIC], [actor['followers']]]),
    'its language as the one key of contentMap': ({ note }) =>
      Object.entries(note['contentMap'] as Doc).every(
        ([key, text]) => key === 'en' && text === note['content'],
      ),
    'a page for people': ({ note }) => isLink(note['url']),
    published: ({ note }) => isDay(note['published']),
    'a picture with address, kind and description': ({ picture }) =>
      isLink(picture['url']) && picture['mediaType'] === 'image/jpeg' && picture['name'] === 'A blue door',
    'hashtags with type, name and address': ({ tags }) =>
      tags.length === 1 &&
      tags.every((tag) => tag['type'] === 'Hashtag' && tag['name'] === '#shelves' && isLink(tag['href'])),
    'links of hashtags of its class': ({ note }) =>
      String(note['content']).includes('class="mention hashtag" rel="tag"'),
    'an actor with a name, key and inbox': ({ actor }) =>
      typeof actor['preferredUsername'] === 'string' &&
      isLink(actor['inbox']) &&
      isLink((actor['publicKey'] as Doc)['id']),
    'pages whose author it may be': ({ actor }) => Array.isArray(actor['attributionDomains']),
  },
  // https://github.com/misskey-dev/misskey/tree/develop/packages/backend/src/core/activitypub/models (ApNoteService, ApPersonService)
  Misskey: {
    'note, writer and page of https, and of one server': ({ note }) =>
      [note['id'], note['attributedTo'], note['url']].every(isLink) &&
      hostOf(note['id']) === hostOf(note['attributedTo']),
    'inbox, outbox, followers and key of the actor’s server': ({ actor }) =>
      [actor['inbox'], actor['outbox'], actor['followers'], (actor['publicKey'] as Doc)['id']].every(
        (one) => hostOf(one) === hostOf(actor['id']),
      ),
    'a name of letters, digits, dots and dashes, up to 128': ({ actor }) =>
      /^\w([\w.-]*\w)?$/.test(String(actor['preferredUsername'])) &&
      String(actor['preferredUsername']).length <= 128,
    'a type of actor that it knows': ({ actor }) => actor['type'] === 'Service',
    'content as HTML': ({ note }) => String(note['content']).startsWith('<p>'),
  },
  // https://github.com/pixelfed/pixelfed/blob/dev/app/Util/ActivityPub/Helpers.php (validateObject, verifyAttachments, normalizeAudience)
  Pixelfed: {
    'an activity with id, actor, day and object': ({ create }) =>
      isLink(create['id']) &&
      isLink(create['actor']) &&
      isDay(create['published']) &&
      create['type'] === 'Create',
    'a writer as one address': ({ note }) => isLink(note['attributedTo']),
    'to, cc and attachment as lists': ({ note }) =>
      [note['to'], note['cc'], note['attachment']].every((list) => Array.isArray(list)),
    'a picture of a kind that it takes': ({ picture }) =>
      picture['type'] === 'Image' && ['image/jpeg', 'image/png'].includes(String(picture['mediaType'])),
  },
  // https://github.com/TryGhost/ActivityPub (handlers of Create; its addresses are read by Fedify)
  Ghost: {
    'a Create with the note in it, of one server': ({ create, note }) =>
      create['object'] === note && hostOf(create['id']) === hostOf(create['actor']),
    'the writer of the note acts': ({ create, note }) => create['actor'] === note['attributedTo'],
    'a context': ({ create }) => Array.isArray(create['@context']),
    'HTML and pictures': ({ note, picture }) =>
      typeof note['content'] === 'string' && picture['type'] === 'Image',
  },
  // https://github.com/Automattic/wordpress-activitypub/blob/trunk/FEDERATION.md
  WordPress: {
    'an actor found by WebFinger, with a key of its own': ({ actor }) =>
      (actor['publicKey'] as Doc)['owner'] === actor['id'] && typeof actor['preferredUsername'] === 'string',
    'metadata as PropertyValue (FEP-fb2a)': ({ actor }) =>
      (actor['attachment'] as Doc[]).every((one) => one['type'] === 'PropertyValue'),
    'whether it may be found (FEP-5feb)': ({ actor }) => actor['indexable'] === true,
  },
  // https://join-lemmy.org/docs/contributors/05-federation.html: a post is a Page of a Person in a Group; anything in no Group is refused.
  Lemmy: {
    'a writer of a type that it knows, with an outbox': ({ actor }) =>
      actor['type'] === 'Service' && isLink(actor['outbox']),
    'not shown there, and not said to be: it is in no community': ({ note }) =>
      note['type'] === 'Note' && !('audience' in note),
  },
};

test('what is sent of a topic has each field that Mastodon, Misskey, Pixelfed, Ghost, WordPress and Lemmy ask for by their documentation', () =>
  onFediverse(async (scene) => {
    const { ctx, cast, posted, topic } = scene;
    await followed(scene, ana);
    const { programme } = cast;
    await ctx.db
      .updateTable('network_home')
      .set({ hashtags: ['shelves'] })
      .execute();
    await sql`
      with stored as (
        insert into file (programme_id, kind, bytes, sha256, created_at) values (${programme}, 'image/jpeg', 'x', 'x', ${ctx.clock.now()}) returning id)
      update topic set picture_id = stored.id, picture_alt = '{"en": "A blue door"}', picture_author = 'Ana', picture_licence = 'CC0'
      from stored where topic.id = ${topic}`.execute(ctx.db);
    posted.length = 0;
    await published(scene);
    const home = (await openHome(ctx, programme))!;
    const create = posted[0]!.doc;
    const note = create['object'] as Doc;
    const sent: Sent = {
      actor: actorDocument(home, `${ORIGIN}/p/${cast.slug}`),
      create,
      note,
      picture: (note['attachment'] as Doc[])[0]!,
      tags: note['tag'] as Doc[],
    };
    const wrong = Object.entries(NEEDS).flatMap(([program, needs]) =>
      Object.entries(needs).flatMap(([need, holds]) => (holds(sent) === true ? [] : [`${program}: ${need}`])),
    );
    expect(wrong).toEqual([]);
  }));
