import { useView } from '../../../ui/index.ts';

const DEVICES = ['camera', 'microphone'] as const;
/** Problems that may prevent a call, each with a way to solve it. The script shows those that it finds. */
export const PROBLEMS = [
  'old',
  'refused',
  'refused-camera',
  'missing',
  'missing-camera',
  'busy',
  'line',
] as const;

/** Tries camera, microphone and line, and says who will see what. Hidden until the script runs. */
export function Before({ names }: { names: string }) {
  const { t } = useView();
  return (
    <>
      {PROBLEMS.map((problem) => (
        <p key={problem} data-problem={problem} class="notice" hidden>
          {t(`call.problem.${problem}`, { names })}
        </p>
      ))}
      <section id="before" aria-labelledby="before-title" hidden>
        <h2 id="before-title">{t('call.before')}</h2>
        <p>{t('call.who-sees', { names })}</p>
        <figure class="tile mine">
          <video id="self" muted playsinline title={t('call.self')} />
          <figcaption>{t('call.self')}</figcaption>
        </figure>
        <p>
          <label for="loudness">{t('call.loudness')}</label>
          <meter id="loudness" min="0" max="1" value="0" />
        </p>
        <p id="line" role="status" />
        <div class="devices">
          {DEVICES.map((device) => (
            <p class="field" key={device}>
              <label for={device}>{t(`call.${device}`)}</label>
              <select id={device} />
            </p>
          ))}
          <p class="choice">
            <input type="checkbox" id="sound-only" />
            <label for="sound-only">{t('call.sound-only')}</label>
          </p>
        </div>
        <p class="aside">{t('call.captions')}</p>
        <p>
          <button type="button" id="come-in" class="button main">
            {t('call.come-in')}
          </button>
        </p>
      </section>
    </>
  );
}
