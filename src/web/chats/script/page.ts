/** Milliseconds over which the pages of a crowd spread their reloads after a change. */
const SPREAD = 20_000;

export const part = (id: string): HTMLElement => document.querySelector<HTMLElement>(`#${id}`)!;

/** Reloads the page at a random moment, unless words are typed there: other readers' pages reload as well. */
export const loadLater = (): void =>
  void setTimeout(() => {
    if (!isTyped()) location.reload();
  }, Math.random() * SPREAD);

/** Whether the room's form holds words. */
export const isTyped = (): boolean =>
  Boolean(document.querySelector<HTMLTextAreaElement>('#write textarea')?.value);

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text: string,
  kind = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

export function link(href: string, ...inside: (Node | string)[]): HTMLAnchorElement {
  const element = document.createElement('a');
  element.href = href;
  element.append(...inside);
  return element;
}
