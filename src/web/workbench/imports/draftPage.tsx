import { eventOfImport, mayChange, rowsToTake } from '../../../rooms/imports/index.ts';
import type { ImportDraft } from '../../../rooms/imports/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { Bdi, Details, Heading, Notice, PostButton } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { Preparing, partsOf } from './preparing.tsx';
import { PROGRESS_SECONDS, Progress } from './progress.tsx';
import { importPath } from './start.tsx';
import { Taken } from './taking.tsx';

/** The page of an import: its preparation, from the content of columns on; its progress while it is read or taken; or its result. */
export async function draftPage(
  visit: ProgrammeVisit,
  round: Round,
  draft: ImportDraft,
  refused?: string,
): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const here = `${importPath(visit, round)}/${draft.id}`;
  const isWorking = !mayChange(ctx, draft);
  const forget = { action: `${here}/removal`, hidden: { version: String(draft.version) } };
  const body = isWorking ? (
    <Progress draft={draft} rows={await rowsToTake(ctx, draft)} />
  ) : draft.import_id === null ? (
    <Preparing visit={visit} draft={draft} here={here} parts={await partsOf(visit, round, draft)} />
  ) : (
    <Taken
      visit={visit}
      round={round}
      draft={draft}
      event={await eventOfImport(ctx, programme.id, draft.import_id)}
    />
  );
  return {
    title: draft.name || t('imports.nameless'),
    workbench: 'applications',
    status: refused ? 422 : 200,
    ...(isWorking && visit.method === 'GET' ? { head: refresh } : {}),
    body: (
      <>
        <Heading
          eyebrow={<a href={importPath(visit, round)}>{t('imports.title')}</a>}
          lead={<Bdi>{roundName(round, view, programme.source_locale)}</Bdi>}
        >
          <Bdi>{draft.name || t('imports.nameless')}</Bdi>
        </Heading>
        {refused ? (
          <Notice kind="trouble">
            <p role="alert">{refused}</p>
          </Notice>
        ) : null}
        {body}
        {isWorking ? null : draft.import_id === null ? (
          <Details summary={t('imports.forget')}>
            <p>{t('imports.forget-what')}</p>
            <PostButton {...forget} kind="grave">
              {t('imports.forget-yes')}
            </PostButton>
          </Details>
        ) : (
          <PostButton {...forget}>{t('imports.forget')}</PostButton>
        )}
      </>
    ),
  };
}

const refresh = {
  key: `import ${PROGRESS_SECONDS}`,
  draw: () => <meta http-equiv="refresh" content={String(PROGRESS_SECONDS)} />,
};
