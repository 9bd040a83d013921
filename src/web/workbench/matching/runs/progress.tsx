import { Looked, Notice, useView } from '../../../../ui/index.ts';

/** Seconds between two looks at a computation. */
export const LOOK_SECONDS = 2;

/** Shows how far a computation is. */
export function Progress({ state, progress }: { state: 'waiting' | 'running'; progress: number }) {
  const { t, lang } = useView();
  const share = new Intl.NumberFormat(lang, { style: 'percent' }).format(progress);
  return (
    <>
      <p>
        <progress value={progress} max={1} aria-label={t(`matching.run.state.${state}`)}>
          {share}
        </progress>
      </p>
      <Looked>{t('matching.run.progress', { share })}</Looked>
    </>
  );
}

/** Says that a study could not be computed. */
export function Failed({ study }: { study: { state: string } | null }) {
  const { t } = useView();
  return study?.state === 'failed' ? (
    <Notice kind="trouble">
      <p>{t('matching.sensitivity.failed')}</p>
    </Notice>
  ) : null;
}
