import { holdPost } from '../../../rooms/networks/index.ts';
import {
  approveGuestPost,
  approveTopic,
  changeTopic,
  disapproveTopic,
  moveTopic,
  scheduleTopic,
  setOwnDay,
  unscheduleTopic,
} from '../../../rooms/topics/index.ts';
import type { MatterPage, AreaBrings } from '../../brings.ts';
import { editors } from '../../route.ts';
import { takeTopicsOut } from './library/asked.ts';
import { severalTopics } from './library/several.ts';
import { topicDeskRoutes } from './routes.tsx';

const planned: MatterPage<'topic-unapproved' | 'topic-late'> = {
  path: (matter) => `/workbench/rounds/${matter.data.round}/topics/${matter.subject.id}`,
  roles: ['director', 'content_editor'],
  endsThere: true,
};

const guest: MatterPage<'guest-unapproved' | 'guest-handed-in'> = {
  path: (matter) => `/workbench/topics/${matter.data.topic}/guests/${matter.subject.id}`,
  roles: ['director', 'content_editor'],
  endsThere: true,
};

export const topicsDesk = {
  routes: topicDeskRoutes,
  desks: { topics: { path: '/topics', group: 'read', roles: ['director', 'content_editor'] } },
  lists: {
    topics: {
      path: '/workbench/topics',
      desk: 'topics',
      audience: editors,
      several: severalTopics,
      takes: takeTopicsOut,
    },
  },
  matters: {
    'topic-unapproved': planned,
    'topic-late': planned,
    'guest-unapproved': guest,
    'guest-handed-in': guest,
    'network-by-hand': {
      path: (matter) => `/workbench/topics/${matter.subject.id}/elsewhere`,
      roles: ['director', 'content_editor'],
      endsThere: true,
    },
  },
  undo: {
    'network-held': {
      at: '/workbench/topics/:id/elsewhere/hold',
      undo: (ctx, { event, ...input }) =>
        holdPost(ctx, { ...input, topic: event.subject.id, held: false, undoes: event.id }),
    },
    'network-released': {
      at: '/workbench/topics/:id/elsewhere/hold',
      undo: (ctx, { event, ...input }) =>
        holdPost(ctx, { ...input, topic: event.subject.id, held: true, undoes: event.id }),
    },
    'network-sent-now': {
      at: '/workbench/topics/:id/elsewhere',
      undo: (ctx, { event, ...input }) =>
        holdPost(ctx, { ...input, topic: event.subject.id, held: true, undoes: event.id }),
    },
    'topic-changed': {
      at: '/workbench/topics/:id',
      undo: async (ctx, { event, ...input }) => {
        const { before } = event.data;
        if (!before) return { ok: false };
        return changeTopic(ctx, { ...input, topic: event.subject.id, draft: before, undoes: event.id });
      },
    },
    'topic-moved': {
      at: '/workbench/rounds/:number/topics/:topic',
      undo: (ctx, { event, ...input }) =>
        moveTopic(ctx, { ...input, ...topicIn(event), day: event.data.from }),
    },
    'topic-own-day': {
      at: '/workbench/topics/:id/day',
      undo: (ctx, { event, ...input }) =>
        setOwnDay(ctx, { ...input, topic: event.subject.id, day: event.data.from, undoes: event.id }),
    },
    'topic-scheduled': {
      at: '/workbench/rounds/:number/topics',
      undo: (ctx, { event, ...input }) => unscheduleTopic(ctx, { ...input, ...topicIn(event) }),
    },
    'topic-unscheduled': {
      at: '/workbench/rounds/:number/topics/:topic/removal',
      undo: (ctx, { event, ...input }) =>
        scheduleTopic(ctx, { ...input, ...topicIn(event), day: event.data.day }),
    },
    'topic-approved': {
      at: '/workbench/rounds/:number/topics/:topic/approval',
      undo: (ctx, { event, ...input }) => disapproveTopic(ctx, { ...input, ...topicIn(event) }),
    },
    'topic-disapproved': {
      at: '/workbench/rounds/:number/topics/:topic/approval',
      undo: (ctx, { event, ...input }) => approveTopic(ctx, { ...input, ...topicIn(event) }),
    },
    'guest-approved': {
      at: '/workbench/topics/:id/guests/:guest/approval',
      undo: (ctx, { event, ...input }) => approveGuestPost(ctx, { ...input, ...guestIn(event), yes: false }),
    },
    'guest-disapproved': {
      at: '/workbench/topics/:id/guests/:guest/approval',
      undo: (ctx, { event, ...input }) => approveGuestPost(ctx, { ...input, ...guestIn(event), yes: true }),
    },
  },
} satisfies AreaBrings;

function topicIn(event: { id: number; subject: { id: number }; data: { round: number } }): {
  round: number;
  topic: number;
  undoes: number;
} {
  return { round: event.data.round, topic: event.subject.id, undoes: event.id };
}

function guestIn(event: { id: number; subject: { id: number }; data: { topic: number } }): {
  topic: number;
  post: number;
  undoes: number;
} {
  return { topic: event.data.topic, post: event.subject.id, undoes: event.id };
}
