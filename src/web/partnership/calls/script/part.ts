/** A part of the page by its id. */
export const part = <T extends HTMLElement = HTMLElement>(id: string): T =>
  document.querySelector<T>(`#${id}`)!;
