import type { ComponentChildren } from 'preact';

interface EnterButtonProps {
  children: ComponentChildren;
  name?: string;
  value?: string;
  /** The id of its form, when the button stands outside of it. */
  form?: string;
}

/**
 * The button that Enter in a field presses: in every browser, the form's first. It is invisible, for forms whose first visible button does
 * more than somebody who presses Enter may intend.
 */
export function EnterButton({ children, name, value, form }: EnterButtonProps) {
  return (
    <button type="submit" class="vh" tabindex={-1} aria-hidden="true" name={name} value={value} form={form}>
      {children}
    </button>
  );
}
