import { aboutPeople } from './aboutPeople.ts';
import type { Form } from './wordsFor.ts';
import type { World } from './world.ts';

const LOCALES = ['en', 'es'];
const inEach = (...names: string[]): string[] =>
  names.flatMap((name) => LOCALES.map((locale) => `${name}.${locale}`));

/** The subjects of the forms. */
export type About = Pick<World, 'at' | 'links' | 'asked' | 'wording' | 'stamp'> & {
  cast: { programme: number; people: { mei: number } };
};

/** Every post that takes typed words, with its fields and subject. */
export const formsOf = (world: About): Readonly<Record<string, Form>> => {
  const { at } = world;
  const key = { form_key: '5b0a4f0c-1c7b-4d3e-9a55-1f0f6b3b9a10' };
  return {
    'programme /chats/:slug/messages': {
      words: ['name', 'address', 'body'],
      at: { slug: 'first-shelves' },
      more: { stamp: world.stamp('comment-form'), question: '0' },
    },
    'programme /chats/:slug/messages/:number/reports': {
      words: ['reason'],
      at: { slug: 'first-shelves', number: at.said },
    },
    'programme /contact': {
      words: ['name', 'address', 'body'],
      more: { stamp: world.stamp('contact-form') },
    },
    'programme /discussion/name': { words: ['name'] },
    'programme /glossary/new': {
      words: ['term.en', 'explanation.en'],
      more: { written: 'en', country: 'IT' },
    },
    'programme /l/:token': { words: ['author', 'about', 'title', 'body'], at: { token: world.links.guest } },
    'programme /me/address': { words: ['address'] },
    'programme /me/other-address': { words: ['address'] },
    'programme /me/details': {
      words: ['name', 'called', 'pronunciation'],
      more: { locale: 'en', zone: 'Europe/Rome' },
    },
    'programme /me/sign-ins/:provider': { words: ['server'], at: { provider: 'mastodon' } },
    'programme /partnership/:id/appeals/:concern': {
      words: ['body'],
      at: { id: at.pair, concern: at.concern },
    },
    'programme /partnership/:id/agreement/hopes': { words: ['hopes'], at: { id: at.pair } },
    'programme /partnership/:id/concern': { words: ['body'], at: { id: at.pair }, more: { exit: 'stay' } },
    'programme /partnership/:id/leaving': { words: ['reason'], at: { id: at.pair } },
    'programme /partnership/:id/letters': { words: ['body'], at: { id: at.pair }, more: key },
    'programme /partnership/:id/meetings': {
      words: ['link'],
      at: { id: at.pair },
      more: { time: '2027-03-01T18:00', minutes: '60', means: 'video', repeats: 'once' },
    },
    'programme /partnership/:id/meetings/:meeting/link': {
      words: ['link'],
      at: { id: at.pair, meeting: at.meeting },
    },
    'programme /partnership/:id/topics/:topic/answers': {
      words: ['answer1'],
      at: { id: at.pair, topic: at.topic },
      more: { question: '1', ...key },
    },
    'programme /subscription': { words: ['address'], more: { offers: ['news'] } },
    'programme /rounds/:number/application': { words: ['address'], at: { number: 1 } },
    'programme /rounds/:number/application/steps/:step': {
      words: world.asked.map(({ id }) => `q${id}`),
      at: { number: 1, step: world.asked[0]!.step },
    },
    'programme /sign-in': { words: ['address'] },
    'programme /sign-in/first': { words: ['name', 'address'] },
    'programme /sign-in/with/:provider': { words: ['server'], at: { provider: 'mastodon' } },
    'programme /topics/:slug/comments': {
      words: ['name', 'address', 'body'],
      at: { slug: 'doors' },
      more: { stamp: world.stamp('comment-form'), question: '0' },
    },
    'programme /topics/:slug/comments/:comment': { words: ['text'], at: { slug: 'doors', comment: at.own } },
    'programme /topics/:slug/comments/:comment/reports': {
      words: ['reason'],
      at: { slug: 'doors', comment: at.comment },
    },
    'programme /topics/:slug/following': { words: ['mail'], at: { slug: 'doors' } },
    'programme /workbench/announcements': { words: inEach('subject', 'body'), more: { act: 'queue' } },
    'programme /workbench/announcements/:id': {
      words: inEach('subject', 'body'),
      at: { id: at.announcement },
    },
    ...aboutPeople(at),
    'programme /workbench/applications/:id/answers/:step': {
      words: world.asked.map(({ id }) => `q${id}`),
      at: { id: at.application, step: world.asked[0]!.step },
    },
    'programme /workbench/duplicates': { words: ['one', 'other'] },
    'programme /workbench/applications/words': {
      words: inEach('subject', 'body'),
      more: { applications: String(at.application), act: 'queue' },
    },
    'programme /workbench/everybody/words': {
      words: inEach('subject', 'body'),
      more: { people: String(at.person), act: 'queue' },
    },
    'programme /workbench/applications/:id/refusal': { words: ['reason'], at: { id: at.application } },
    'programme /workbench/lists/:list/several': {
      words: ['text'],
      at: { list: 'applications' },
      more: { act: 'decline', chosen: String(at.application), query: '' },
    },
    'programme /workbench/lists/:list/views': {
      words: ['name'],
      at: { list: 'applications' },
      more: { query: 'sort=name', back: 'sort=name' },
    },
    'programme /workbench/chats': {
      words: ['title'],
      more: { act: 'plan', wall: '2027-06-02T18:00', zone: 'Europe/Rome', minutes: '60', locale: 'en' },
    },
    'programme /workbench/chats/:chat': {
      words: ['title', 'about', 'hashtag', 'welcome', 'farewell'],
      at: { chat: at.chat },
    },
    'programme /workbench/chats/:chat/cancellation': { words: ['reason'], at: { chat: at.chat } },
    'programme /workbench/chats/:chat/messages/:message/ban': {
      words: [`ban-${at.message}`],
      at: { chat: at.chat, message: at.message },
    },
    'programme /workbench/chats/:chat/messages/:message/hiding': {
      words: [`reason-${at.message}`],
      at: { chat: at.chat, message: at.message },
    },
    'programme /workbench/chats/:chat/messages/:message/words': {
      words: [`stays-${at.message}`, `why-${at.message}`],
      at: { chat: at.chat, message: at.message },
    },
    'programme /workbench/chats/:chat/script': {
      words: ['question1'],
      at: { chat: at.chat },
      more: { minutes1: '10' },
    },
    'programme /workbench/chats/:chat/summary': {
      words: ['summary'],
      at: { chat: at.chat },
      more: { locale: 'en' },
    },
    'programme /workbench/discussion/:comment': { words: ['body', 'why'], at: { comment: at.comment } },
    'programme /workbench/discussion/:comment/hiding': {
      words: [`reason-${at.comment}`],
      at: { comment: at.comment },
    },
    'programme /workbench/discussion/summaries/:topic': {
      words: ['summary'],
      at: { topic: at.topic },
      more: { locale: 'en' },
    },
    'programme /workbench/discussion/writers/:person/ban': {
      words: ['ban'],
      at: { person: world.cast.people.mei },
      more: { comment: String(at.comment) },
    },
    'programme /workbench/networks/blocks': { words: ['servers', 'reason'] },
    'programme /workbench/networks/choices': { words: ['chat-servers'] },
    'programme /workbench/networks/hashtags': { words: ['hashtags'] },
    'programme /workbench/glossary': {
      words: inEach('term', 'explanation'),
      more: { written: 'en', country: 'IT' },
    },
    'programme /workbench/glossary/:id': {
      words: inEach('term', 'explanation'),
      at: { id: at.term },
      more: { written: 'en', country: 'IT' },
    },
    'programme /workbench/inbox': {
      words: ['subject', 'body'],
      more: { ...key, person: String(world.cast.people.mei) },
    },
    'programme /workbench/inbox/:id/answers': { words: ['answer'], at: { id: at.thread }, more: key },
    'programme /workbench/inbox/:id/notes': { words: ['note'], at: { id: at.thread }, more: key },
    'programme /workbench/inbox/answers': { words: ['name', ...inEach('body')] },
    'programme /workbench/inbox/answers/:answer': {
      words: ['name', ...inEach('body')],
      at: { answer: at.canned },
    },
    'programme /workbench/outbox/:id': { words: ['subject', 'text'], at: { id: at.mail } },
    'programme /workbench/pages': {
      words: inEach('title', 'body'),
      more: { kind: 'page', slug: 'about-us' },
    },
    'programme /workbench/pages/:page': {
      words: inEach('title', 'body'),
      at: { page: at.page },
      more: { slug: 'about-them' },
    },
    'programme /workbench/partnerships/words': {
      words: inEach('subject', 'body'),
      more: { pairs: String(at.pair), act: 'queue' },
    },
    'programme /workbench/partnerships/:id/concerns/:concern/answers': {
      words: ['answer'],
      at: { id: at.pair, concern: at.concern },
      more: key,
    },
    'programme /workbench/people/invitations': { words: ['address'], more: { role: 'director' } },
    'programme /workbench/programme': {
      words: ['name', 'contactAddress', ...inEach('tagline', 'about')],
      more: { zone: 'Europe/Madrid', locales: LOCALES, sourceLocale: 'en' },
    },
    'programme /workbench/programme/:kind': { words: inEach('text'), at: { kind: 'conduct' } },
    'programme /workbench/rounds': { words: inEach('label') },
    'programme /workbench/rounds/:number/form/questions': {
      words: [...inEach('label', 'help'), ...inEach('option.0')],
      at: { number: 1 },
      more: { type: 'one', step: '1' },
    },
    'programme /workbench/rounds/:number/form/questions/:question': {
      words: inEach('label', 'help'),
      at: { number: 1, question: world.asked[0]!.id },
    },
    'programme /workbench/rounds/:number/import/:id': {
      words: ['cell-2-1', 'to-0'],
      at: { number: 1, id: at.importing },
      more: { 'piece-0': 'Atlantis', 'column-0': '2' },
    },
    'programme /workbench/rounds/:number/form/steps': {
      words: inEach('title', 'help'),
      at: { number: 1 },
    },
    'programme /workbench/rounds/:number/form/steps/:step': {
      words: inEach('title', 'help'),
      at: { number: 1, step: 1 },
    },
    'programme /workbench/rounds/:number/name': {
      words: inEach('label'),
      at: { number: 1 },
      more: { rhythm: '14' },
    },
    'programme /workbench/topics': {
      words: ['author', 'title', 'summary', 'essay', 'question.1', 'question.2'],
      more: { source: 'en' },
    },
    'programme /workbench/topics/:id': {
      words: ['author', 'title', 'summary', 'essay', 'question.1', 'question.2'],
      at: { id: at.topic },
      more: { source: 'en' },
    },
    'programme /workbench/topics/:id/elsewhere': { words: ['words'], at: { id: at.topic } },
    'programme /workbench/topics/:id/guests': {
      words: ['author', 'about', ...inEach('title', 'body')],
      at: { id: at.topic },
      more: { written: 'en', day: '2027-01-20' },
    },
    'programme /workbench/topics/:id/guests/:guest': {
      words: ['author', 'about', ...inEach('title', 'body')],
      at: { id: at.topic, guest: at.guest },
      more: { written: 'en', day: '2027-01-20' },
    },
    'programme /workbench/topics/:id/guests/invitation': {
      words: ['name', 'address'],
      at: { id: at.topic },
      more: { locale: 'en', day: '2027-01-20' },
    },
    'programme /workbench/topics/:id/picture': {
      words: ['alt', 'author', 'licence', 'source'],
      at: { id: at.topic },
      file: 'picture',
    },
    'programme /workbench/topics/:id/translations/:locale': {
      words: ['title', 'summary', 'essay'],
      at: { id: at.topic, locale: 'es' },
    },
    'programme /workbench/wording/:kind/:locale': {
      words: world.wording,
      at: { kind: 'dates-changed', locale: 'en' },
    },
    'site /dev/mail': { words: ['from', 'to', 'subject', 'text'] },
    'site /dev/mail/:id/answer': { words: ['from', 'text'], at: { id: at.mail } },
    'site /operator/hosts': { words: ['host'], more: { programme: String(world.cast.programme) } },
    'site /operator/backups/key/kept': { words: ['tail'] },
    'site /operator/mail/servers': {
      words: ['name', 'host', 'username'],
      more: { port: '587', security: 'starttls' },
    },
    'site /operator/mail/test': { words: ['to'] },
    'site /operator/networks': { words: ['servers'] },
    'site /operator/programmes': {
      words: ['name', 'contactAddress', 'yourName'],
      more: { slug: 'other', zone: 'Europe/Madrid', locales: LOCALES, sourceLocale: 'en' },
    },
    'site /setup/:token': {
      words: ['address', 'yourName', 'name', 'contactAddress'],
      at: { token: world.links.setup },
      more: { take: 'own', slug: 'other', zone: 'Europe/Madrid', locales: LOCALES, sourceLocale: 'en' },
    },
  };
};
