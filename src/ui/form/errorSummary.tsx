import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { fieldId } from './field.tsx';

/**
 * The attributes with which the summary begins. The summary takes the focus when the page opens, and no text by people looks like these
 * attributes.
 */
export const TAKES_FOCUS = 'role="alert" tabindex="-1" autofocus';

/**
 * The problems of a form, above it, each line with a link to its field. Nothing when there are none. `label` names the field when several
 * lack the same thing. A line whose `name` is null is about no visible field. The page opens at the summary, however far down the form
 * stands.
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
