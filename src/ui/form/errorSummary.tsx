import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { fieldId } from './field.tsx';

/** How the summary begins: it takes the focus when the page opens, and nothing that people write looks like it. */
export const TAKES_FOCUS = 'role="alert" tabindex="-1" autofocus';

/**
 * The problems of a form, at its top, each line leading to its field. Nothing when there are none. `label` names the field where several
 * lack the same thing; a line whose `name` is null is about no field that is shown. The page opens on it, however far down the form stands.
 */
export function ErrorSummary({
  errors,
}: {
  errors: readonly { name: string | null; label?: ComponentChildren; message: string }[];
}) {
  const { t } = useView();
  if (errors.length === 0) return null;
  return (
    <div class="notice trouble" role="alert" tabindex={-1} autofocus>
      <h2>{t('ui.errors.title', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ name, label, message }) => {
          const line = label ? [label, ` · ${message}`] : message;
          return <li key={name}>{name === null ? line : <a href={`#${fieldId(name)}`}>{line}</a>}</li>;
        })}
      </ul>
    </div>
  );
}
