import { byRow } from '../log/index.ts';
import { anyOf } from '../../db/anyOf.ts';
import type { RoomBrings } from '../brings.ts';
import { mailDigests, mailQuestions } from './byMail/mailChats.ts';
import { knowsWriter } from '../discussion/index.ts';
import { claims } from './claims.ts';
import { forgets } from './forget.ts';
import { forgetMessages } from './forgetMessages.ts';
import { handsOut } from './handsOut.ts';
import { events, links, matters, replies } from './kinds.ts';
import { leadSessions } from './leading/leadSessions.ts';
import { tellLikes } from './likes/tellLikes.ts';
import { listUnready } from './planning/listUnready.ts';
import { HOST_ROLES } from './rules.ts';
import { watchHours } from './telling/watchHours.ts';
import { remindOfChats } from './telling/remind.ts';
import { tellOfChats } from './telling/tellOfChats.ts';

export const chats = {
  knows: ['files', 'log', 'matters', 'people', 'programmes', 'partnerships', 'topics', 'discussion'],
  events,
  matters,
  subjects: {
    chat: {
      names: byRow(
        (db, { programme }, ids) =>
          db
            .selectFrom('chat')
            .select(['id', 'title'])
            .where('programme_id', '=', programme)
            .where('id', '=', anyOf(ids)),
        ({ title }) => title,
      ),
    },
    'chat-message': {
      names: byRow(
        (db, { programme }, ids) =>
          db
            .selectFrom('chat_message')
            .select(['id', 'name'])
            .where('programme_id', '=', programme)
            .where('id', '=', anyOf(ids)),
        ({ name }, { t }) => name || t('discussion.former'),
      ),
      sees: knowsWriter('chat_message', HOST_ROLES),
    },
  },
  duties: [
    { name: 'lead live chats', run: leadSessions },
    { name: 'list live chats without host or script', run: listUnready },
    { name: 'tell how messages of live chats are liked', run: tellLikes },
    { name: 'tell of live chats', run: tellOfChats },
    { name: 'hold live chats at the hours of their places', run: (ctx) => watchHours(ctx) },
    { name: 'remind of live chats', run: remindOfChats },
    { name: 'mail questions of live chats', run: mailQuestions },
    { name: 'mail what was said in live chats', run: mailDigests },
    { name: 'forget old chat messages', run: forgetMessages },
  ],
  replies,
  links,
  claims,
  handsOut,
  forgets,
} satisfies RoomBrings;
