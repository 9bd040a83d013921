import { applyPlace } from './apply/brings.ts';
import { contactPlace } from './contact/brings.ts';
import { devPlace } from './dev/brings.ts';
import { discussionPlace } from './discussion/brings.ts';
import { framePlace } from './frame/brings.ts';
import { frontPlace } from './front/brings.ts';
import { glossaryDesk, glossaryPlace } from './glossary/brings.ts';
import { legalPlace } from './legal/brings.ts';
import { linksPlace } from './links/brings.ts';
import { machinesPlace } from './machines/brings.ts';
import { mePlace } from './me/brings.ts';
import { operatorPlace } from './operator/brings.ts';
import { pagesPlace } from './pages/brings.ts';
import { partnershipPlace } from './partnership/brings.ts';
import { roundsPlace } from './rounds/brings.ts';
import { sharingPlace } from './sharing/brings.ts';
import { signInPlace } from './signIn/brings.ts';
import { statusPlace } from './status/brings.ts';
import { subscriptionPlace } from './subscription/brings.ts';
import { topicsPlace } from './topics/brings.ts';
import { unsubscribePlace } from './unsubscribe/brings.ts';
import { announcementsDesk } from './workbench/announcements/brings.ts';
import { applicationsDesk } from './workbench/applications/brings.ts';
import { discussionDesk } from './workbench/discussion/brings.ts';
import { formDesk } from './workbench/form/brings.ts';
import { inboxDesk } from './workbench/inbox/brings.ts';
import { logDesk } from './workbench/log/brings.ts';
import { lookDesk } from './workbench/look/brings.ts';
import { matchingDesk } from './workbench/matching/brings.ts';
import { outboxDesk } from './workbench/outbox/brings.ts';
import { pagesDesk } from './workbench/pages/brings.ts';
import { partnershipsDesk } from './workbench/partnerships/brings.ts';
import { peopleDesk } from './workbench/people/brings.ts';
import { programmeDesk } from './workbench/programme/brings.ts';
import { roundsDesk } from './workbench/rounds/brings.ts';
import { topicsDesk } from './workbench/topics/brings.ts';
import { trayDesk } from './workbench/tray/brings.ts';
import { wordingDesk } from './workbench/wording/brings.ts';
import { workDesk } from './workbench/work/brings.ts';
import type { MatterKind, Purpose } from '../rooms/kinds.ts';
import type { UndoneKind } from '../rooms/brought.ts';
import { together } from '../lib/together.ts';
import type { Brought, Desk, LinkPage, MatterPage, TakeBack, Undo } from './brings.ts';
import type { Audience, Route } from './route.ts';
import type { WorkbenchPlace } from './visit.ts';

/** Every place there is; those of the workbench in the order of its menu, which is that of a round's work. */
const PLACES = [
  workDesk,
  inboxDesk,
  roundsDesk,
  applicationsDesk,
  matchingDesk,
  partnershipsDesk,
  topicsDesk,
  discussionDesk,
  pagesDesk,
  glossaryDesk,
  outboxDesk,
  trayDesk,
  announcementsDesk,
  wordingDesk,
  peopleDesk,
  // Its address is one of the programme's, which takes any name below.
  lookDesk,
  programmeDesk,
  logDesk,
  formDesk,
  devPlace,
  unsubscribePlace,
  frontPlace,
  machinesPlace,
  applyPlace,
  statusPlace,
  contactPlace,
  subscriptionPlace,
  legalPlace,
  roundsPlace,
  framePlace,
  pagesPlace,
  sharingPlace,
  linksPlace,
  mePlace,
  operatorPlace,
  partnershipPlace,
  signInPlace,
  topicsPlace,
  glossaryPlace,
  discussionPlace,
] as const;

/** Every route there is. A test walks this table as each of the cast. */
export const routes: readonly Route[] = PLACES.flatMap((place): readonly Route[] => place.routes);

/** How whatever can be taken back is. */
export const UNDO: { readonly [K in UndoneKind]: Undo<K> } = together(PLACES, 'undo');

const desks: Readonly<Record<WorkbenchPlace, Desk>> = together(PLACES, 'desks');
const matters: { readonly [K in MatterKind]: MatterPage<K> } = together(PLACES, 'matters');
const links: Readonly<Record<Purpose, LinkPage>> = together(PLACES, 'links');

function audienceOf(undo: Undo): Audience {
  if ('by' in undo) return undo.by;
  const route = routes.find(({ method, path }) => method === 'POST' && path === undo.at);
  if (!route) throw new Error(`no post to ${undo.at}`);
  return route.audience;
}

/** An event that lacks what is needed to take it back stays as it is. */
const wholeAlone =
  (undo: TakeBack): TakeBack =>
  (ctx, input, seen) =>
    input.event.isWhole ? undo(ctx, input, seen) : Promise.resolve({ ok: false });

const undoing = new Map(
  // Each is asked for events of its own kind alone.
  Object.entries<Undo>(UNDO).map(([kind, undo]) => [
    kind,
    { by: audienceOf(undo), undo: wholeAlone(undo.undo as TakeBack) },
  ]),
);

export const BROUGHT: Brought = { desks, matters, links, undoOf: (kind) => undoing.get(kind) };
