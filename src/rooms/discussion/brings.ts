import { anyOf } from '../../db/anyOf.ts';
import type { RoomBrings } from '../brings.ts';
import { handsOut } from './handsOut.ts';
import { forgetComments } from './forget.ts';
import { claims } from './claims.ts';
import { forgetCommenters } from './writers/forgetCommenters.ts';
import { remindOfSummaries } from './summarise.ts';
import { tellFollowers } from './tellFollowers.ts';

export const discussion = {
  knows: ['log', 'matters', 'people', 'programmes', 'topics'],
  events: {
    'ban-appealed': { about: 'person' },
    'ban-kept': { about: 'person' },
    'ban-lifted': { about: 'person', undone: true },
    'comment-approved': { about: 'comment', undone: true },
    'comment-confirmed': { about: 'comment' },
    'comment-edited': { about: 'comment' },
    'comment-edited-out': { about: 'comment', undone: true },
    'comment-held-back': { about: 'comment' },
    'comment-hidden': { about: 'comment', undone: true },
    'comment-put-back': { about: 'comment' },
    'comment-reported': { about: 'comment' },
    'comment-withdrawn': { about: 'comment' },
    'comment-written': { about: 'comment' },
    'discussion-followed': { about: 'topic' },
    'discussion-unfollowed': { about: 'topic' },
    'picture-changed': { about: 'person' },
    'picture-removed': { about: 'person' },
    'summary-written': { about: 'topic', undone: true },
    'writer-banned': { about: 'person', undone: true },
  },
  subjects: {
    comment: {
      names: async (ctx, reader, ids) => {
        const rows = await ctx.db
          .selectFrom('comment')
          .select(['id', 'name'])
          .where('programme_id', '=', reader.programme)
          .where('id', '=', anyOf(ids))
          .execute();
        return rows.map((row) => [row.id, row.name || reader.t('discussion.former')]);
      },
    },
  },
  duties: [
    { name: 'forget what nobody confirmed', run: forgetCommenters },
    { name: 'remind of summaries', run: remindOfSummaries },
    { name: 'tell followers', run: tellFollowers },
  ],
  links: {
    comment: { days: 30, lasts: false, fixed: false },
    'comment-back': { days: 30, lasts: false, fixed: false },
    follow: { days: 30, lasts: false, fixed: false },
    unfollow: { days: 36_500, lasts: true, fixed: false },
    appeal: { days: 90, lasts: false, fixed: false },
  },
  claims,
  handsOut,
  forgets: { before: forgetComments },
} satisfies RoomBrings;
