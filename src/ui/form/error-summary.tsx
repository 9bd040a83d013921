import { useView } from '../view.ts';
import { fieldId } from './field.tsx';

/**
 * What is wrong with a form, at its top, each line leading to its field. Nothing when there is nothing. `label` names the field where
 * several lack the same thing.
 */
export function ErrorSummary({
  errors,
}: {
  errors: readonly { name: string; label?: string | undefined; message: string }[];
}) {
  const { t } = useView();
  if (errors.length === 0) return null;
  return (
    <div class="notice trouble" role="alert">
      <h2>{t('ui.errors.title', { count: errors.length })}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.name}>
            <a href={`#${fieldId(error.name)}`}>
              {error.label ? `${error.label} · ` : null}
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
