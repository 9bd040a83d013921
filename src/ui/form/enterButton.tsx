import type { ComponentChildren } from 'preact';

interface EnterButtonProps {
  children: ComponentChildren;
  name?: string;
  value?: string;
  /** The id of its form, where it stands outside of that. */
  form?: string;
}

/**
 * The button that Enter presses in a field, which is the first of a form in every browser. It stands there unseen where the first that is seen
 * does more than whoever presses Enter may mean.
 */
export function EnterButton({ children, name, value, form }: EnterButtonProps) {
  return (
    <button type="submit" class="vh" tabindex={-1} aria-hidden="true" name={name} value={value} form={form}>
      {children}
    </button>
  );
}
