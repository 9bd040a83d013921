import type { MailBrings } from '../brings.ts';
import { banKeptMail, banLiftedMail, writerBannedMail } from './ban.ts';
import { commentReceivedMail, commentTroubleMail } from './byMail.ts';
import { commentConfirmMail, followConfirmMail } from './confirm.ts';
import { commentModeratedMail } from './moderated.ts';
import { commentsNewMail } from './news.ts';
import { discussionExamples as examples } from './examples.ts';

export const discussionMails = {
  'ban-kept': { mail: banKeptMail, example: examples['ban-kept'] },
  'ban-lifted': { mail: banLiftedMail, example: examples['ban-lifted'] },
  'writer-banned': { mail: writerBannedMail, example: examples['writer-banned'] },
  'comment-received': { mail: commentReceivedMail, example: examples['comment-received'] },
  'comment-trouble': { mail: commentTroubleMail, example: examples['comment-trouble'] },
  'comment-confirm': { mail: commentConfirmMail, example: examples['comment-confirm'] },
  'follow-confirm': { mail: followConfirmMail, example: examples['follow-confirm'] },
  'comment-moderated': { mail: commentModeratedMail, example: examples['comment-moderated'] },
  'comments-new': { mail: commentsNewMail, example: examples['comments-new'] },
} satisfies MailBrings;
