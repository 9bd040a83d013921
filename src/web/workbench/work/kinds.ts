import { SOURCE, catalogueOf } from '../../../i18n/locales.ts';
import type { Matter, MatterKind, MatterScope } from '../../../rooms/matters/index.ts';
import { seesThreadSubject } from '../../../rooms/inbox/index.ts';
import { seesMailSubject } from '../../../rooms/notices/index.ts';
import { asReader, readsConcern } from '../../../rooms/partnerships/index.ts';
import type { Role } from '../../../rooms/people/index.ts';
import type { Visit } from '../../visit.ts';

interface Door {
  /** Where the matter is dealt with, below /p/{programme}. */
  path(matter: Matter): string;
  /** Who sees it. Ambassadors see those of their country only. */
  roles: readonly Role[];
  /** Dealt with where it leads, and then off the list by itself: nobody ends it here, nor takes it, unless it `isTakenHere`. */
  endsThere?: true;
  isTakenHere?: true;
}

const coordinators: readonly Role[] = ['director', 'matcher'];

const topicDoor: Door['path'] = (matter) =>
  `/workbench/rounds/${Number(matter.data['round'])}/topics/${matter.subject.id}`;

const guestDoor: Door = {
  path: (matter) => `/workbench/topics/${Number(matter.data['topic'])}/guests/${matter.subject.id}`,
  roles: ['director', 'content_editor'],
  endsThere: true,
};

/** Every kind of matter: who sees it, and where it leads. */
const DOORS: Partial<Record<MatterKind, Door>> = {
  'ban-appealed': {
    path: () => '/workbench/discussion/writers',
    roles: ['director', 'moderator'],
    endsThere: true,
  },
  'comment-reported': {
    path: (matter) => `/workbench/discussion/${matter.subject.id}`,
    roles: ['director', 'moderator'],
    endsThere: true,
  },
  'comments-held': {
    path: () => '/workbench/discussion',
    roles: ['director', 'moderator'],
    endsThere: true,
  },
  'summary-due': {
    path: (matter) => `/workbench/discussion/summaries/${matter.subject.id}`,
    roles: ['director', 'moderator', 'content_editor'],
  },
  concern: {
    path: (matter) => `/workbench/partnerships/${Number(matter.data['partnership'])}`,
    roles: ['director', 'safeguarding'],
    endsThere: true,
    isTakenHere: true,
  },
  'left-partnership': {
    path: (matter) => `/workbench/partnerships/${matter.subject.id}`,
    roles: coordinators,
  },
  'partner-silent': {
    path: (matter) => `/workbench/partnerships/${matter.subject.id}`,
    roles: coordinators,
  },
  'left-while-matched': {
    path: (matter) => `/workbench/applications/${matter.subject.id}`,
    roles: [...coordinators, 'ambassador'],
  },
  'disk-filling': { path: () => '/workbench', roles: ['director'] },
  'mail-tray': { path: () => '/workbench/tray', roles: ['director'] },
  'matching-due': { path: () => '/workbench/matching', roles: coordinators },
  'run-unproven': {
    path: (matter) =>
      `/workbench/matching/${Number(matter.data['number'])}/runs/${Number(matter.data['run'])}`,
    roles: coordinators,
    endsThere: true,
  },
  'thread-waiting': {
    path: (matter) => `/workbench/inbox/${matter.subject.id}`,
    roles: [...coordinators, 'ambassador'],
    endsThere: true,
  },
  'thread-private': {
    path: (matter) => `/workbench/inbox/${matter.subject.id}`,
    roles: ['director', 'safeguarding'],
    endsThere: true,
  },
  'topic-unapproved': { path: topicDoor, roles: ['director', 'content_editor'], endsThere: true },
  'topic-late': { path: topicDoor, roles: ['director', 'content_editor'], endsThere: true },
  'term-proposed': {
    path: (matter) => `/workbench/glossary/${matter.subject.id}`,
    roles: ['director', 'content_editor'],
    endsThere: true,
  },
  'guest-unapproved': guestDoor,
  'guest-handed-in': guestDoor,
  'mail-bounced': {
    path: () => '/workbench/outbox/addresses',
    roles: [...coordinators, 'ambassador'],
  },
  'mail-complaint': {
    path: () => '/workbench/outbox/addresses',
    roles: ['director'],
  },
  'mail-restored': { path: () => '/workbench/outbox', roles: ['director'] },
  'mail-refused': { path: () => '/workbench/outbox', roles: ['director'] },
  'mail-unready': { path: () => '/workbench/outbox', roles: ['director'] },
  'mail-stuck': { path: (matter) => `/workbench/outbox/${matter.subject.id}`, roles: ['director'] },
};

/** A kind that has no door of its own stays on the list, for those who coordinate. */
const PLAIN: Door = { path: () => '/workbench', roles: coordinators };

export const matterDoor = (kind: string): Door => DOORS[kind as MatterKind] ?? PLAIN;

/** Whether matters of a kind are taken, or ended, on the list itself. */
export function isDoneHere(kind: string, act: 'take' | 'end'): boolean {
  const { endsThere = false, isTakenHere = false } = matterDoor(kind);
  return !endsThere || (act === 'take' && isTakenHere);
}

const KINDS = Object.keys(catalogueOf(SOURCE))
  .filter((key) => key.startsWith('matter.'))
  .map((key) => key.slice('matter.'.length));

/** What a visitor may see of the work list, by their roles. */
export function scopeOf(visit: Pick<Visit, 'grants' | 'operator' | 'viewer'>): MatterScope {
  const roles = new Set<Role>(visit.grants.map((grant) => grant.role));
  if (visit.operator) roles.add('director');
  const everywhere = (kind: string): boolean =>
    matterDoor(kind).roles.some((role) => role !== 'ambassador' && roles.has(role));
  return {
    kinds: KINDS.filter(everywhere),
    ofCountries: KINDS.filter((kind) => matterDoor(kind).roles.includes('ambassador')),
    countries: visit.grants.flatMap((grant) => (grant.country ? [grant.country] : [])),
    subjects: {
      concern: (programme, id) => readsConcern(asReader(visit.viewer), programme, id),
      'thread-private': seesThreadSubject(visit.viewer),
      'mail-stuck': seesMailSubject(visit.viewer),
    },
  };
}

/** What of that they may take, or end, on the list. */
export function actScope(
  visit: Pick<Visit, 'grants' | 'operator' | 'viewer'>,
  act: 'take' | 'end',
): MatterScope {
  const scope = scopeOf(visit);
  const here = (kinds: readonly string[]) => kinds.filter((kind) => isDoneHere(kind, act));
  return { ...scope, kinds: here(scope.kinds), ofCountries: here(scope.ofCountries) };
}
