import { previewOf } from '../../../mail/in/preview.ts';
import {
  SEALED,
  discardIncoming,
  handToInbox,
  retryIncoming,
  trayMail,
  trayOf,
  vouchForIncoming,
} from '../../../rooms/incoming/index.ts';
import type { TrayMail as Mail } from '../../../rooms/incoming/index.ts';
import { pageAt, placeIn } from '../../../lib/placeInList.ts';
import type { Actor } from '../../../rooms/ctx.ts';
import { directors, get, post, siteGet, sitePost } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { NoteKey, ProgrammeVisit, Visit } from '../../visit.ts';
import { pageAsked } from '../list/carried.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';
import { TrayList, trayColumns } from './list.tsx';
import { TrayMail } from './trayMail.tsx';
import type { TrayNoun } from './trayMail.tsx';

const VERBS: Record<TrayNoun, { verb: typeof retryIncoming; note: NoteKey }> = {
  retry: { verb: retryIncoming, note: 'incoming-retried' },
  inbox: { verb: handToInbox, note: 'incoming-to-inbox' },
  warrant: { verb: vouchForIncoming, note: 'incoming-vouched' },
  removal: { verb: discardIncoming, note: 'incoming-discarded' },
};
const NOUNS = Object.keys(VERBS) as TrayNoun[];

/** A tray: its owner, its pages and its actors. These are a programme's directors, or the operator for mail of no programme. */
interface Tray {
  programme: number | null;
  base: string;
  /** The query of the tray's page that the reader is on, or came from. */
  page: string;
  /** The address at which the tray is saved as a file. */
  file?: string;
  actor: () => Actor;
}

const ofProgramme = (visit: ProgrammeVisit): Tray => ({
  programme: visit.programme.id,
  base: visit.path('/workbench/tray'),
  page: pageAsked(visit),
  file: visit.path('/workbench/lists/tray/table'),
  actor: () => visit.actor(),
});
const ofInstallation = (visit: Visit): Tray => ({
  programme: null,
  base: '/operator/tray',
  page: pageAsked(visit),
  actor: () => ({ kind: 'operator', id: visit.account ?? 0 }),
});

/** Saves the tray of a programme as a file. */
export const takeTrayOut = taking<Mail>((visit) =>
  Promise.resolve({
    list: {
      name: 'tray',
      columns: trayColumns(visit.view, () => '', visit.ctx.clock.now()),
      rowKey: ({ id }) => id,
    },
    page: (place) => trayOf(visit.ctx, visit.programme.id, place, TAKEN_AT_ONCE),
  }),
);

export const trayRoutes: Route[] = [
  get('/workbench/tray', directors, (visit) => showList(visit, ofProgramme(visit))),
  get('/workbench/tray/:id', directors, (visit) => showOne(visit, ofProgramme(visit))),
  ...NOUNS.map((noun) =>
    post(`/workbench/tray/:id/${noun}`, directors, (visit) => act(visit, ofProgramme(visit), noun)),
  ),
  siteGet('/operator/tray', 'operator', (visit) => showList(visit, ofInstallation(visit))),
  siteGet('/operator/tray/:id', 'operator', (visit) => showOne(visit, ofInstallation(visit))),
  ...(['retry', 'removal'] as const).map((noun) =>
    sitePost(`/operator/tray/:id/${noun}`, 'operator', (visit) => act(visit, ofInstallation(visit), noun)),
  ),
];

async function showList(visit: Visit, { programme, base, page, file }: Tray): Promise<Response> {
  const cut = await pageAt(placeIn(visit.url), (place) => trayOf(visit.ctx, programme, place));
  return visit.page({
    title: visit.view.t('workbench.desk.tray'),
    indexed: false,
    ...(programme === null ? {} : { workbench: 'tray' as const }),
    body: (
      <TrayList
        base={base}
        page={page}
        cut={cut}
        isFirst={cut.isFirst}
        file={file}
        now={visit.ctx.clock.now()}
      />
    ),
  });
}

async function showOne(visit: Visit, { programme, base, page }: Tray): Promise<Response> {
  const id = visit.id('id');
  const mail = id === null ? null : await trayMail(visit.ctx, programme, id);
  if (!mail) return visit.notFound();
  const preview = SEALED.includes(mail.kind ?? '') ? null : await previewOf(mail.raw);
  return visit.page({
    title: visit.view.t('workbench.desk.tray'),
    indexed: false,
    ...(programme === null ? {} : { workbench: 'tray' as const }),
    body: <TrayMail base={base} page={page} mail={mail} preview={preview} />,
  });
}

async function act(visit: Visit, tray: Tray, noun: TrayNoun): Promise<Response> {
  const id = visit.id('id');
  if (id === null) return visit.notFound();
  const { verb, note } = VERBS[noun];
  const done = await verb(visit.ctx, { programme: tray.programme, actor: tray.actor(), id });
  return done.ok ? visit.redirect(`${tray.base}${tray.page}`, note) : visit.notFound();
}
