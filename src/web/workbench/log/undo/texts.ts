import { restorePage, showVersion } from '../../../../rooms/pages/index.ts';
import {
  approveGuestPost,
  approveTopic,
  changeTopic,
  disapproveTopic,
  moveTopic,
  scheduleTopic,
  settleTerm,
  unscheduleTopic,
} from '../../../../rooms/topics/index.ts';
import type { TopicDraft } from '../../../../rooms/topics/index.ts';
import { editors } from '../../../route.ts';
import { ways } from './way.ts';
import type { Undoable, Way } from './way.ts';

const showBefore: Way['undo'] = (ctx, { event, ...input }) =>
  showVersion(ctx, {
    ...input,
    page: event.subject.id,
    version: event.data['before'] as number | null,
    undoes: event.id,
  });

/** Topics with their days, guest posts and glossary; pages and news. */
export const textWays = ways(editors, {
  'topic-changed': async (ctx, { event, ...input }) => {
    const { before } = event.data as { before?: TopicDraft | null };
    if (!before) return { ok: false };
    return changeTopic(ctx, { ...input, topic: event.subject.id, draft: before, undoes: event.id });
  },
  'topic-moved': (ctx, { event, ...input }) =>
    moveTopic(ctx, { ...input, ...planned(event), day: String(event.data['from']), undoes: event.id }),
  'topic-scheduled': (ctx, { event, ...input }) =>
    unscheduleTopic(ctx, { ...input, ...planned(event), undoes: event.id }),
  'topic-unscheduled': (ctx, { event, ...input }) =>
    scheduleTopic(ctx, { ...input, ...planned(event), day: String(event.data['day']), undoes: event.id }),
  'topic-approved': (ctx, { event, ...input }) =>
    disapproveTopic(ctx, { ...input, ...planned(event), undoes: event.id }),
  'topic-disapproved': (ctx, { event, ...input }) =>
    approveTopic(ctx, { ...input, ...planned(event), undoes: event.id }),
  'guest-approved': (ctx, { event, ...input }) =>
    approveGuestPost(ctx, { ...input, ...guestIn(event), yes: false, undoes: event.id }),
  'guest-disapproved': (ctx, { event, ...input }) =>
    approveGuestPost(ctx, { ...input, ...guestIn(event), yes: true, undoes: event.id }),
  'term-approved': (ctx, { event, ...input }) => settleTerm(ctx, { ...input, ...termBefore(event) }),
  'term-declined': (ctx, { event, ...input }) => settleTerm(ctx, { ...input, ...termBefore(event) }),
  'page-changed': (ctx, { event, ...input }) =>
    restorePage(ctx, {
      ...input,
      page: event.subject.id,
      version: Number(event.data['from']),
      base: Number(event.data['version']),
      undoes: event.id,
    }),
  'page-published': showBefore,
  'page-taken-down': showBefore,
});

function planned(event: Undoable): { round: number; topic: number } {
  return { round: Number(event.data['round']), topic: event.subject.id };
}

const guestIn = (event: Undoable) => ({ topic: Number(event.data['topic']), post: event.subject.id });

const termBefore = (event: Undoable) => ({
  term: event.subject.id,
  state: event.data['before'] as 'approved' | 'declined' | 'waiting',
  undoes: event.id,
});
