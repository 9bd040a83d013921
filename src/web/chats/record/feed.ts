import { regionName } from '../../../lib/world/countries.ts';
import { recordedWords } from '../../../rooms/chats/index.ts';
import { answerFeed } from '../../machines/feeds/routes.ts';
import type { FeedFormat } from '../../machines/feeds/formats.ts';
import { publicBase } from '../../request/hosts.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Room } from '../room.ts';

const MOST_ENTRIES = 30;

/** A feed of the last messages of a chat. */
export async function recordFeed(
  visit: ProgrammeVisit,
  { chat }: Room,
  format: FeedFormat,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const [base, messages] = await Promise.all([
    publicBase(visit),
    recordedWords(ctx, { programme: programme.id, chat: chat.id, latest: MOST_ENTRIES }),
  ]);
  const page = `${base}/chats/${chat.slug}`;
  return answerFeed(visit, format, {
    title: `${chat.title} · ${programme.name}`,
    description: chat.about,
    lang: view.lang,
    page,
    self: `${page}/feed.${format}?lang=${view.lang}`,
    since: chat.announced_at ?? chat.created_at,
    entries: messages.map((message) => {
      const name = message.name || view.t('log.former');
      return {
        url: `${page}/messages/${message.number}`,
        title: view.t('feeds.chat-message', { name, chat: chat.title }),
        summary: '',
        html: message.html,
        author: message.country ? `${name} (${regionName(view.lang, message.country)})` : name,
        at: message.shown_at,
        lang: '',
      };
    }),
  });
}
