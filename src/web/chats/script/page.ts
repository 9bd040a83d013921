/** Milliseconds over which the pages of a crowd load anew what has changed. */
const SPREAD = 20_000;

export const part = (id: string): HTMLElement => document.querySelector<HTMLElement>(`#${id}`)!;

/** Loads the page anew, unless words are typed there. Others do so as well: each at a time of its own. */
export const loadLater = (): void =>
  void setTimeout(() => {
    if (!isTyped()) location.reload();
  }, Math.random() * SPREAD);

/** Whether there are words in the form of the room. */
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
