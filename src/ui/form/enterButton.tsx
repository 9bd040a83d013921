import type { ComponentChildren } from 'preact';

/**
 * The button that Enter presses in a field, which is the first of a form in every browser: stands there unseen where the first that is seen does more
 * than somebody may mean who presses Enter.
 */
export function EnterButton(props: { children: ComponentChildren; name?: string; value?: string }) {
  const { children, name, value } = props;
  return (
    <button type="submit" class="vh" tabindex={-1} aria-hidden="true" name={name} value={value}>
      {children}
    </button>
  );
}
