import { safeHref } from '../href.ts';
import { useView } from '../view.ts';

/** A step of a form. The reader can go back to a step with an `href`. */
export interface Step {
  key: string;
  label: string;
  href?: string | undefined;
}

/** The current step in a form of several pages: said in words, and as a row of dashes. */
export function Steps({ steps, current }: { steps: readonly Step[]; current: string }) {
  const { t } = useView();
  const at = Math.max(
    steps.findIndex((step) => step.key === current),
    0,
  );
  return (
    <nav class="steps" aria-label={t('ui.steps.label')}>
      <p>
        {t('ui.steps.now', { n: at + 1, count: steps.length })} <b>{steps[at]?.label}</b>
      </p>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.key}
            class={index < at ? 'past' : undefined}
            aria-current={index === at ? 'step' : undefined}
          >
            {step.href && index !== at ? (
              <a href={safeHref(step.href)}>{step.label}</a>
            ) : (
              <span>{step.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
