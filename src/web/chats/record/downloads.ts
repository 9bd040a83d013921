import { regionName } from '../../../lib/world/countries.ts';
import { besideRecord, isOff, recordedWords } from '../../../rooms/chats/index.ts';
import type { RecordedWords } from '../../../rooms/chats/index.ts';
import { clockTime, longDay, zoneName } from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import { cached } from '../../frame/cached.ts';
import { publicBase } from '../../request/hosts.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Room } from '../room.ts';

/** Seconds that caches may keep a copy: words that a writer takes back are gone from it soon. */
const FRESH = 60;

async function readAll(visit: ProgrammeVisit, { chat }: Room) {
  const { ctx, programme } = visit;
  const of = { programme: programme.id, chat: chat.id };
  const [base, messages, beside] = await Promise.all([
    publicBase(visit),
    recordedWords(ctx, of),
    besideRecord(ctx, of),
  ]);
  return {
    base: `${base}/chats/${chat.slug}`,
    messages,
    ...beside,
    // A cancelled session is left out.
    sessions: chat.sessions.filter((session) => !isOff(session)),
  };
}

/** The record as JSON; docs/chat-record.md explains its columns. */
export async function recordAsJson(visit: ProgrammeVisit, room: Room): Promise<Response> {
  const { chat, asked } = room;
  const { base, messages, summary, hosts, sessions } = await readAll(visit, room);
  const whole = {
    format: 'antipode-chat-record',
    version: 1,
    chat: {
      title: chat.title,
      address: base,
      language: chat.locale,
      hashtag: chat.hashtag,
      about: chat.about,
      sessions: sessions.map(({ wall, zone, starts_at, minutes }) => ({
        starts: starts_at.toISOString(),
        wall,
        zone,
        minutes,
      })),
      hosts,
      summary: summary && { body: summary.body, language: summary.locale, by: summary.by },
    },
    questions: asked.map(({ number, body }) => ({ number, body })),
    messages: messages.map((message) => asRow(message, base)),
  };
  return answer(visit, room, JSON.stringify(whole, null, 2), 'json', 'application/json');
}

const asRow = (message: RecordedWords, base: string) => {
  const { number, question, answers, state } = message;
  if (state !== 'shown') return { number, question, answers: null, state };
  return {
    number,
    question,
    answers,
    state,
    name: message.name,
    country: message.country,
    written: message.written_at.toISOString(),
    late: message.is_late,
    body: message.body,
    html: message.html,
    picture: message.picture_alt,
    address: `${base}/messages/${number}`,
  };
};

/** The record as text to read, by question. */
export async function recordAsText(visit: ProgrammeVisit, room: Room): Promise<Response> {
  const { view } = visit;
  const { t, lang, zone } = view;
  const { chat, asked } = room;
  const { base, messages, summary, hosts, sessions } = await readAll(visit, room);
  const byQuestion = Map.groupBy(messages, ({ question }) => question);
  const names = new Map(messages.map(({ number, name }) => [number, name || t('discussion.former')]));
  const part = (title: string, of: number | null): string[] => [
    title,
    ...(byQuestion.get(of) ?? []).map((message) => asText(view, message, names)),
  ];
  const blocks = [
    chat.hashtag === '' ? chat.title : `${chat.title} (#${chat.hashtag})`,
    base,
    sessions
      .map(({ starts_at: at }) =>
        t('ui.time.at', { day: longDay(lang, zone, at), time: clockTime(lang, zone, at) }),
      )
      .join('\n'),
    t('chats.record.times', { zone: zoneName(view, zone) }),
    ...(hosts.length > 0 ? [t('chats.hosted-by', { names: hosts.join(', ') })] : []),
    ...(summary ? [`${t('discussion.summary')}\n${summary.body}`] : []),
    ...asked.flatMap(({ number, body }) => part(t('chats.record.question', { number, body }), number)),
    ...(byQuestion.has(null) ? part(t('chats.record.beside'), null) : []),
  ];
  const text = `${blocks.join('\n\n').replaceAll(/[\u2066-\u2069]/g, '')}\n`;
  return answer(visit, room, text, 'txt', 'text/plain; charset=utf-8');
}

function asText({ t, lang, zone }: View, message: RecordedWords, names: ReadonlyMap<number, string>): string {
  const { number, state, written_at: at, country, answers } = message;
  if (state !== 'shown') return `${number}. ${t(`discussion.${state}`)}`;
  const said = [
    names.get(number)!,
    ...(country === null ? [] : [regionName(lang, country)]),
    t('ui.time.at', { day: longDay(lang, zone, at, false), time: clockTime(lang, zone, at) }),
    ...(answers === null
      ? []
      : [`${t('discussion.answers', { name: names.get(answers) ?? '' })} (${answers})`]),
    ...(message.is_late ? [t('chats.late')] : []),
  ].join(' · ');
  const picture =
    message.picture_alt === null ? '' : `\n${t('chats.record.picture', { alt: message.picture_alt })}`;
  // Indent further lines, so that none can look like somebody else's message.
  return `${number}. ${said}\n${message.body.replaceAll(/\r\n?|\n|\u2028|\u2029/g, '\n   ')}${picture}`;
}

const answer = (
  visit: ProgrammeVisit,
  { chat }: Room,
  body: string,
  ending: 'json' | 'txt',
  type: string,
): Response =>
  cached(visit, body, {
    type,
    seconds: FRESH,
    headers: {
      vary: 'cookie, accept-language, accept-encoding',
      'content-disposition': `attachment; filename="${chat.slug.replaceAll(/[^a-z0-9-]/g, '') || 'chat'}.${ending}"`,
    },
  });
