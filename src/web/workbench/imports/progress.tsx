import type { ImportDraft } from '../../../rooms/imports/index.ts';
import { Looked, useView } from '../../../ui/index.ts';

/** Seconds between two looks at an import that is being read or taken. */
export const PROGRESS_SECONDS = 2;

/** Shows how far reading or taking an import is; `rows` counts those that are not left out. */
export function Progress({ draft, rows }: { draft: ImportDraft; rows: number }) {
  const { t } = useView();
  const { state, done } = draft;
  const said = t(state === 'taking' ? 'imports.progress.taking' : 'imports.progress.reading', { done, rows });
  return (
    <>
      <p>
        <progress value={done} max={Math.max(rows, done, 1)} aria-label={said} />
      </p>
      <Looked>{said}</Looked>
      <p>{t('imports.progress.leave')}</p>
    </>
  );
}
