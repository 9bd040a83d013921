import type { MessageKey } from '../../../i18n/locales.ts';
import {
  changeWording,
  dropMails,
  holdMails,
  pauseMail,
  releaseMails,
  restoreMails,
  resumeMail,
  revertMail,
} from '../../../rooms/notices/index.ts';
import type { EventKind, LoggedEvent } from '../../../rooms/log/index.ts';
import { reinstate } from '../../../rooms/applications/index.ts';
import {
  assignThread,
  changeCanned,
  closeThread,
  markSpam,
  partThreads,
  removeCanned,
  reopenThread,
  restoreCanned,
  unmarkSpam,
} from '../../../rooms/inbox/index.ts';
import { restorePage, showVersion } from '../../../rooms/pages/index.ts';
import type { InboxScope } from '../../../rooms/inbox/index.ts';
import {
  approveComment,
  banWriter,
  holdBackComment,
  liftBan,
  putBack,
  summaryBefore,
} from '../../../rooms/discussion/index.ts';
import type { CommentState } from '../../../rooms/discussion/index.ts';
import type { Texts } from '../../../lib/texts.ts';
import { reopenMatter } from '../../../rooms/matters/index.ts';
import { endRole, grantRole, revokeInvitation } from '../../../rooms/people/index.ts';
import { handleConcern, reopenPartnership } from '../../../rooms/partnerships/index.ts';
import {
  approveGuestPost,
  approveTopic,
  changeTopic,
  disapproveTopic,
  moveTopic,
  scheduleTopic,
  settleTerm,
  unscheduleTopic,
} from '../../../rooms/topics/index.ts';
import type { TopicDraft } from '../../../rooms/topics/index.ts';
import type { Role } from '../../../rooms/people/index.ts';
import type { Actor, Ctx } from '../../../rooms/ctx.ts';
import { UNDOABLE_PAIRING_EVENTS, undoPairingEvent } from '../../../rooms/pairing/index.ts';
import {
  UNDOABLE_ROUND_EVENTS,
  addHost,
  changeProgramme,
  restoreLook,
  removeHost,
  undoRoundEvent,
} from '../../../rooms/programmes/index.ts';
import type { Look, ProgrammeChange } from '../../../rooms/programmes/index.ts';

export type Undoable = Pick<LoggedEvent, 'id' | 'kind' | 'subject' | 'round' | 'data'>;
type Undo = (
  ctx: Ctx,
  input: { programme: number; actor: Actor; event: Undoable },
) => Promise<{ ok: boolean }>;

/**
 * The verb that takes each kind of event back. It writes an event with `undoes` set to the one it undoes, and refuses
 * when too much has happened since.
 */
const UNDO: Partial<Record<EventKind, Undo>> = {
  'programme-changed': async (ctx, { event, ...input }) => {
    const { before } = event.data as { before?: ProgrammeChange };
    return before ? changeProgramme(ctx, { ...input, ...before, undoes: event.id }) : { ok: false };
  },
  'topic-changed': async (ctx, { event, ...input }) => {
    const { before } = event.data as { before?: TopicDraft | null };
    if (!before) return { ok: false };
    return changeTopic(ctx, { ...input, topic: event.subject.id, draft: before, undoes: event.id });
  },
  'look-changed': (ctx, { event, ...input }) =>
    restoreLook(ctx, { ...input, look: event.data['before'] as Look, undoes: event.id }),
  'page-changed': (ctx, { event, ...input }) =>
    restorePage(ctx, {
      ...input,
      page: event.subject.id,
      version: Number(event.data['from']),
      base: Number(event.data['version']),
      undoes: event.id,
    }),
  'page-published': (ctx, { event, ...input }) => showBefore(ctx, { ...input, event }),
  'page-taken-down': (ctx, { event, ...input }) => showBefore(ctx, { ...input, event }),
  'mail-edited': (ctx, { event, ...input }) =>
    revertMail(ctx, { ...input, mail: event.subject.id, undoes: event.id }),
  'mail-paused': (ctx, { event, ...input }) => resumeMail(ctx, { ...input, undoes: event.id }),
  'mail-resumed': (ctx, { event, ...input }) => pauseMail(ctx, { ...input, undoes: event.id }),
  'mails-dropped': moveBack(restoreMails),
  'mails-held': moveBack(releaseMails),
  'mails-released': moveBack(holdMails),
  'mails-restored': moveBack(dropMails),
  'wording-changed': (ctx, { event, ...input }) => {
    const { kind, locale, before } = event.data as {
      kind: string;
      locale: string;
      before: Record<string, string | null>;
    };
    const texts = new Map(
      Object.entries(before).map(([key, text]) => [key as MessageKey, { text: text ?? '', standard: '' }]),
    );
    return changeWording(ctx, { ...input, kind, locale, texts, undoes: event.id });
  },
  'application-declined': (ctx, { event, ...input }) =>
    reinstate(ctx, { ...input, application: event.subject.id, undoes: event.id }),
  'application-withdrawn': (ctx, { event, ...input }) =>
    reinstate(ctx, { ...input, application: event.subject.id, undoes: event.id }),
  'host-added': (ctx, { event, ...input }) =>
    removeHost(ctx, { ...input, host: String(event.data['host']), undoes: event.id }),
  'host-removed': (ctx, { event, ...input }) =>
    addHost(ctx, { ...input, host: String(event.data['host']), undoes: event.id }),
  'comment-approved': (ctx, { event, ...input }) =>
    holdBackComment(ctx, {
      ...input,
      comment: event.subject.id,
      state: event.data['before'] as CommentState,
      undoes: event.id,
    }),
  // What was never public does not become so by that.
  'comment-hidden': (ctx, { event, ...input }) => {
    const back = { ...input, comment: event.subject.id, undoes: event.id };
    const state = event.data['before'] as CommentState;
    return state === 'shown' ? approveComment(ctx, back) : holdBackComment(ctx, { ...back, state });
  },
  'comment-edited-out': (ctx, { event, ...input }) =>
    putBack(ctx, { ...input, comment: event.subject.id, undoes: event.id }),
  'writer-banned': (ctx, { event, ...input }) =>
    liftBan(ctx, { ...input, person: event.subject.id, undoes: event.id }),
  'ban-lifted': (ctx, { event, ...input }) =>
    banWriter(ctx, {
      ...input,
      person: event.subject.id,
      reason: String(event.data['reason']),
      undoes: event.id,
    }),
  'summary-written': (ctx, { event, ...input }) =>
    summaryBefore(ctx, {
      ...input,
      topic: event.subject.id,
      summary: Number(event.data['summary']),
      undoes: event.id,
    }),
  'topic-moved': (ctx, { event, ...input }) =>
    moveTopic(ctx, { ...input, ...planned(event), day: String(event.data['from']), undoes: event.id }),
  'topic-scheduled': (ctx, { event, ...input }) =>
    unscheduleTopic(ctx, { ...input, ...planned(event), undoes: event.id }),
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
  'topic-unscheduled': (ctx, { event, ...input }) =>
    scheduleTopic(ctx, { ...input, ...planned(event), day: String(event.data['day']), undoes: event.id }),
  'invitation-revoked': (ctx, { event, ...input }) =>
    revokeInvitation(ctx, { ...input, invitation: invitationIn(event), back: true, undoes: event.id }),
  'concern-handled': (ctx, { event, ...input }) =>
    handleConcern(ctx, { ...input, concern: event.subject.id, handled: false, undoes: event.id }),
  'partnership-ended': (ctx, { event, ...input }) =>
    reopenPartnership(ctx, { ...input, partnership: event.subject.id, event }),
  'partnership-left': (ctx, { event, ...input }) =>
    reopenPartnership(ctx, { ...input, partnership: event.subject.id, event }),
  'matter-done': (ctx, { event, ...input }) =>
    reopenMatter(ctx, { ...input, matter: event.subject.id, undoes: event.id }),
  'role-ended': (ctx, { event, ...input }) =>
    grantRole(ctx, {
      ...input,
      person: event.subject.id,
      role: event.data['role'] as Role,
      country: event.data['country'] as string | null,
      undoes: event.id,
    }),
  'role-granted': (ctx, { event, ...input }) =>
    endRole(ctx, { ...input, grant: Number(event.data['grant']), undoes: event.id }),
  'thread-assigned': (ctx, { event, ...input }) => handThread(ctx, { ...input, event }),
  'thread-given-back': (ctx, { event, ...input }) => handThread(ctx, { ...input, event }),
  'thread-closed': (ctx, { event, ...input }) => reopenThread(ctx, { ...input, ...threadIn(event) }),
  'thread-reopened': (ctx, { event, ...input }) => closeThread(ctx, { ...input, ...threadIn(event) }),
  'thread-spam': (ctx, { event, ...input }) => unmarkSpam(ctx, { ...input, ...threadIn(event) }),
  'thread-not-spam': (ctx, { event, ...input }) => markSpam(ctx, { ...input, ...threadIn(event) }),
  'thread-merged': (ctx, { event, ...input }) =>
    partThreads(ctx, {
      ...input,
      ...threadIn(event),
      from: Number(event.data['from']),
      messages: event.data['messages'] as number[],
      before: String(event.data['before']),
    }),
  'canned-removed': (ctx, { event, ...input }) =>
    restoreCanned(ctx, { ...input, answer: event.subject.id, undoes: event.id }),
  'canned-added': (ctx, { event, ...input }) =>
    removeCanned(ctx, { ...input, answer: event.subject.id, undoes: event.id }),
  'canned-changed': async (ctx, { event, ...input }) => {
    const { before } = event.data as { before?: { name: string; body: Texts } | null };
    if (!before) return { ok: false };
    return changeCanned(ctx, { ...input, ...before, answer: event.subject.id, undoes: event.id });
  },
  ...Object.fromEntries(
    UNDOABLE_PAIRING_EVENTS.map((kind): [EventKind, Undo] => [
      kind,
      (ctx, { event, ...input }) => undoPairingEvent(ctx, { ...input, event: event.id }),
    ]),
  ),
  ...Object.fromEntries(
    UNDOABLE_ROUND_EVENTS.map((kind): [EventKind, Undo] => [
      kind,
      (ctx, { event, ...input }) => undoRoundEvent(ctx, { ...input, event: event.id }),
    ]),
  ),
  'volunteer-invited': (ctx, { event, ...input }) =>
    revokeInvitation(ctx, { ...input, invitation: invitationIn(event), undoes: event.id }),
};

/** Directors undo, and see every thread but those of safeguarding. */
const ALL: InboxScope = { all: true, countries: [], private: false };

function threadIn(event: Undoable): { scope: InboxScope; thread: number; undoes: number } {
  return { scope: ALL, thread: event.subject.id, undoes: event.id };
}

const showBefore: Undo = (ctx, { event, ...input }) =>
  showVersion(ctx, {
    ...input,
    page: event.subject.id,
    version: event.data['before'] as number | null,
    undoes: event.id,
  });

const handThread: Undo = (ctx, { event, ...input }) =>
  assignThread(ctx, { ...input, ...threadIn(event), to: event.data['before'] as number | null });

function planned(event: Undoable): { round: number; topic: number } {
  return { round: Number(event.data['round']), topic: event.subject.id };
}

const termBefore = (event: Undoable) => ({
  term: event.subject.id,
  state: event.data['before'] as 'approved' | 'declined' | 'waiting',
  undoes: event.id,
});

const guestIn = (event: Undoable) => ({ topic: Number(event.data['topic']), post: event.subject.id });

function invitationIn(event: Undoable): number {
  return Number(event.data['invitation']);
}

export const undoOf = (kind: string): Undo | undefined => (UNDO as Record<string, Undo>)[kind];

function moveBack(verb: typeof dropMails): Undo {
  return (ctx, { event, ...input }) =>
    verb(ctx, { ...input, which: { mails: event.data['mails'] as number[] }, undoes: event.id });
}
