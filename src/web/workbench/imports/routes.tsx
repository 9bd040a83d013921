import { SHEET_LIMITS } from '../../../lib/files/sheets/sheet.ts';
import {
  changeDraft,
  draftOf,
  dropDraft,
  partsOfDraft,
  startDraft,
  takeDraft,
} from '../../../rooms/imports/index.ts';
import type { ImportDraft } from '../../../rooms/imports/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { actOn, inRound } from '../../frame/inRound.ts';
import type { PostedForm } from '../../request/bodies/form.ts';
import { coordinators, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { draftPage } from './draftPage.tsx';
import { importPath, startPage } from './start.tsx';
import { isNews, typedChange } from './typedChange.ts';

/** The most octets that a browser sends besides the file. */
const FIELDS = 64 * 1024;

/** Imports applicants in the browser: a file is read, corrected, and then taken. */
export const importRoutes: Route[] = unseen([
  get(
    '/workbench/rounds/:number/import',
    coordinators,
    inRound(async (visit, round) => visit.page(await startPage(visit, round))),
  ),
  post('/workbench/rounds/:number/import', coordinators, inRound(start)),
  get('/workbench/rounds/:number/import/:id', coordinators, ofDraft(show)),
  post('/workbench/rounds/:number/import/:id', coordinators, ofDraft(change)),
  post('/workbench/rounds/:number/import/:id/taking', coordinators, ofDraft(importRows)),
  post('/workbench/rounds/:number/import/:id/removal', coordinators, ofDraft(forget)),
]);

function ofDraft(
  handle: (visit: ProgrammeVisit, round: Round, draft: ImportDraft) => Promise<Response>,
): Route['handle'] {
  return inRound(async (visit, round) => {
    const id = visit.id('id');
    const draft = id === null ? undefined : await draftOf(visit.ctx, visit.programme.id, id);
    return draft?.round_id === round.id ? handle(visit, round, draft) : visit.notFound();
  });
}

async function start(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { t } = visit.view;
  const { files } = await visit.upload(SHEET_LIMITS.bytes + FIELDS);
  const [file] = files('file');
  const refuse = async (why: string): Promise<Response> => visit.page(await startPage(visit, round, why));
  // A form without a file sends one without a name.
  if (!file || file.bytes.length === 0)
    return refuse(t(`imports.refused.${file?.name ? 'empty' : 'no-file'}`));
  const done = await startDraft(visit.ctx, { ...actOn(visit, round), file });
  if (done.ok) return visit.redirect(`${importPath(visit, round)}/${done.draft}`);
  const why = t(`imports.refused.${done.reason}`);
  return refuse(done.row === null ? why : t('imports.refused.at-row', { why, row: done.row }));
}

async function show(visit: ProgrammeVisit, round: Round, draft: ImportDraft): Promise<Response> {
  return visit.page(await draftPage(visit, round, draft));
}

async function change(visit: ProgrammeVisit, round: Round, draft: ImportDraft): Promise<Response> {
  return save(visit, round, draft, await visit.form());
}

async function save(
  visit: ProgrammeVisit,
  round: Round,
  draft: ImportDraft,
  form: PostedForm,
): Promise<Response> {
  const done = await changeDraft(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    draft: draft.id,
    version: Number(form.get('version')),
    change: typedChange(form),
  });
  const back = `${importPath(visit, round)}/${draft.id}`;
  if (done.ok) return visit.redirect(back, 'saved');
  return done.reason === 'unknown' ? visit.notFound() : visit.turnBack(back, `import-${done.reason}`);
}

async function importRows(visit: ProgrammeVisit, round: Round, draft: ImportDraft): Promise<Response> {
  const form = await visit.form();
  // Changes that are not saved yet are saved first, and their effect is shown before anything is taken.
  const { alike } = await partsOfDraft(visit.ctx, draft);
  if (isNews(typedChange(form), draft, alike)) return save(visit, round, draft, form);
  const back = `${importPath(visit, round)}/${draft.id}`;
  const done = await takeDraft(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    draft: draft.id,
    version: Number(form.get('version')),
    agreed: Number(form.get('agreed')),
  });
  if (done.ok) return visit.redirect(back);
  return done.reason === 'unknown' ? visit.notFound() : visit.redirect(back, `import-${done.reason}`);
}

async function forget(visit: ProgrammeVisit, round: Round, draft: ImportDraft): Promise<Response> {
  const version = Number((await visit.form()).get('version'));
  const done = await dropDraft(visit.ctx, { programme: visit.programme.id, draft: draft.id, version });
  const own = importPath(visit, round);
  if (done.ok) return visit.redirect(own, 'import-forgotten');
  return done.reason === 'unknown'
    ? visit.notFound()
    : visit.redirect(`${own}/${draft.id}`, `import-${done.reason}`);
}
