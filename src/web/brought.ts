import { applyArea } from './apply/brings.ts';
import { calendarArea } from './calendar/brings.ts';
import { chatsArea } from './chats/brings.ts';
import { chatHoursArea } from './chats/hours/brings.ts';
import { contactArea } from './contact/brings.ts';
import { devArea } from './dev/brings.ts';
import { discussionArea } from './discussion/brings.ts';
import { frameArea } from './frame/brings.ts';
import { frontArea } from './front/brings.ts';
import { glossaryDesk, glossaryArea } from './glossary/brings.ts';
import { legalArea } from './legal/brings.ts';
import { linksArea } from './links/brings.ts';
import { machinesArea } from './machines/brings.ts';
import { meArea } from './me/brings.ts';
import { operatorArea } from './operator/brings.ts';
import { pagesArea } from './pages/brings.ts';
import { partnershipArea } from './partnership/brings.ts';
import { roundsArea } from './rounds/brings.ts';
import { sharingArea } from './sharing/brings.ts';
import { signInArea } from './signIn/brings.ts';
import { statusArea } from './status/brings.ts';
import { subscriptionArea } from './subscription/brings.ts';
import { topicsArea } from './topics/brings.ts';
import { unsubscribeArea } from './unsubscribe/brings.ts';
import { announcementsDesk } from './workbench/announcements/brings.ts';
import { applicationsDesk } from './workbench/applications/brings.ts';
import { chatsDesk } from './workbench/chats/brings.ts';
import { discussionDesk } from './workbench/discussion/brings.ts';
import { duplicatesDesk } from './workbench/duplicates/brings.ts';
import { everybodyDesk } from './workbench/everybody/brings.ts';
import { formDesk } from './workbench/form/brings.ts';
import { inboxDesk } from './workbench/inbox/brings.ts';
import { listArea } from './workbench/list/brings.ts';
import { keysDesk } from './workbench/keys/brings.ts';
import { logDesk } from './workbench/log/brings.ts';
import { lookDesk } from './workbench/look/brings.ts';
import { matchingDesk } from './workbench/matching/brings.ts';
import { networksDesk } from './workbench/networks/brings.ts';
import { outboxDesk } from './workbench/outbox/brings.ts';
import { pagesDesk } from './workbench/pages/brings.ts';
import { partnershipsDesk } from './workbench/partnerships/brings.ts';
import { peopleDesk } from './workbench/people/brings.ts';
import { programmeDesk } from './workbench/programme/brings.ts';
import { importsDesk } from './workbench/imports/brings.ts';
import { roundsDesk } from './workbench/rounds/brings.ts';
import { searchDesk } from './workbench/search/brings.ts';
import { topicsDesk } from './workbench/topics/brings.ts';
import { trayDesk } from './workbench/tray/brings.ts';
import { wordingDesk } from './workbench/wording/brings.ts';
import { workDesk } from './workbench/work/brings.ts';
import type { MatterKind, Purpose } from '../rooms/kinds.ts';
import type { UndoneKind } from '../rooms/brought.ts';
import { joinEntries } from '../lib/joinEntries.ts';
import type { AreaBrings, Brought, Desk, LinkPage, MatterPage, TakeBack, Undo } from './brings.ts';
import type { Audience, Route } from './route.ts';
import type { DeskName } from './visit.ts';

/** Every area. Those of the workbench stand in the order of its menu, which follows the work of a round. */
const AREAS = [
  workDesk,
  inboxDesk,
  importsDesk,
  roundsDesk,
  // Before `applicationsDesk`: the one page of this desk beside the list has a name where applications have a person's number.
  everybodyDesk,
  applicationsDesk,
  duplicatesDesk,
  matchingDesk,
  partnershipsDesk,
  topicsDesk,
  discussionDesk,
  networksDesk,
  chatsDesk,
  pagesDesk,
  glossaryDesk,
  outboxDesk,
  trayDesk,
  announcementsDesk,
  wordingDesk,
  peopleDesk,
  // Before the programme's desk, whose routes take any name below their address.
  lookDesk,
  programmeDesk,
  logDesk,
  formDesk,
  searchDesk,
  keysDesk,
  listArea,
  devArea,
  unsubscribeArea,
  frontArea,
  machinesArea,
  applyArea,
  calendarArea,
  chatsArea,
  chatHoursArea,
  statusArea,
  contactArea,
  subscriptionArea,
  legalArea,
  roundsArea,
  frameArea,
  pagesArea,
  sharingArea,
  linksArea,
  meArea,
  operatorArea,
  partnershipArea,
  signInArea,
  topicsArea,
  glossaryArea,
  discussionArea,
] as const;

/** Every route there is. A test walks this table as each of the cast. */
export const routes: readonly Route[] = AREAS.flatMap((area): readonly Route[] => area.routes);

/** The ways to undo, by kind of event. */
export const UNDO: { readonly [K in UndoneKind]: Undo<K> } = joinEntries(AREAS, 'undo');

const desks: Readonly<Record<DeskName, Desk>> = joinEntries(AREAS, 'desks');
const matters: { readonly [K in MatterKind]: MatterPage<K> } = joinEntries(AREAS, 'matters');
const links: Readonly<Record<Purpose, LinkPage>> = joinEntries(AREAS, 'links');

/** The desk for each kind of matter. An area with matters has a single desk, where they are counted. */
const deskOf = Object.fromEntries(
  AREAS.flatMap((area) => {
    const [desk] = 'desks' in area ? Object.keys(area.desks) : [];
    return 'matters' in area && desk ? Object.keys(area.matters).map((kind) => [kind, desk]) : [];
  }),
) as Record<MatterKind, DeskName>;

function audienceOf(undo: Undo): Audience {
  const route = routes.find(({ method, path }) => method === 'POST' && path === undo.at);
  if (!route) throw new Error(`no post to ${undo.at}`);
  return route.audience;
}

/** Takes an event back only when it `isWhole`: an event that lacks what this needs stays as it is. */
const wholeAlone =
  (undo: TakeBack): TakeBack =>
  (ctx, input, seen) =>
    input.event.isWhole ? undo(ctx, input, seen) : Promise.resolve({ ok: false });

const undoing = new Map(
  // Each function is asked only for events of its own kind.
  Object.entries<Undo>(UNDO).map(([kind, undo]) => [
    kind,
    { by: audienceOf(undo), own: undo.own, undo: wholeAlone(undo.undo as TakeBack) },
  ]),
);

const lists = new Map(AREAS.flatMap((area: AreaBrings) => Object.entries(area.lists ?? {})));
const foundPages = new Map(
  AREAS.flatMap((area: AreaBrings) => Object.entries(area.foundPages ?? {})).map(([name, page]) => {
    const route = routes.find(({ method, path }) => method === 'GET' && path === page.at);
    if (!route) throw new Error(`no page at ${page.at}`);
    return [name, { ...page, route }];
  }),
);
const tables = new Map(AREAS.flatMap((area: AreaBrings) => Object.entries(area.tables ?? {})));

export const BROUGHT: Brought = {
  desks,
  lists,
  tables,
  foundPages,
  matters,
  deskOf,
  links,
  undoKinds: [...undoing.keys()],
  undoOf: (kind) => undoing.get(kind),
};
