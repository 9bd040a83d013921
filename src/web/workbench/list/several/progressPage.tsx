import type { Progress } from '../../../../rooms/desks/index.ts';
import { Bar, Heading, Looked, PostButton } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import type { DoneAct } from './acts.ts';

/** Seconds after which the page looks again. */
const LOOK = 2;

/** Says how far an act on several things is, and looks again until it is done. A button stops the act, which undoes what it did. */
export function progressPage(visit: ProgrammeVisit, act: DoneAct, progress: Progress): Response {
  const { t } = visit.view;
  const { waits, done, left } = progress;
  const all = waits + done + left;
  const title = t(progress.undoes === null ? `several.${act.key}` : 'several.undoing');
  return visit.page({
    title,
    workbench: visit.brought.lists.get(progress.list)!.desk,
    head: { key: String(LOOK), draw: () => <meta http-equiv="refresh" content={String(LOOK)} /> },
    body: (
      <>
        <Heading>{title}</Heading>
        <Looked>{t('several.progress', { done: done + left, count: all })}</Looked>
        <Bar share={(all - waits) / Math.max(1, all)} />
        <p>{t('several.progress-help')}</p>
        {progress.undoes === null ? (
          <PostButton action={visit.path(`/workbench/lists/${progress.list}/acts/${progress.id}/undoing`)}>
            {t('several.stop')}
          </PostButton>
        ) : null}
      </>
    ),
  });
}
