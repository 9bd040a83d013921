import { createContext } from 'preact';
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';

import type { MessageKey } from '../i18n/locales.ts';

/** How the reader of a page or mail reads: language, direction, zone, and the words of the catalogue. */
export interface View {
  lang: string;
  dir: 'ltr' | 'rtl';
  /** The reader's IANA zone; the programme's when the reader's is unknown. */
  zone: string;
  /** False for a visitor whose zone is unknown: times then show the programme's zone and UTC. */
  zoneIsKnown: boolean;
  t(key: MessageKey, values?: Record<string, string | number | Date>): string;
  rich(
    key: MessageKey,
    values?: Record<string, ComponentChildren | ((chunks: ComponentChildren) => ComponentChildren)>,
  ): ComponentChildren;
}

export const ViewContext = createContext<View | null>(null);

let drawing: View | null = null;

/**
 * Draws with `view` visible to every component. Drawing is synchronous, so a variable can replace a context. A context has subscriptions,
 * whose objects outlive the page and make the garbage collector copy it: a third of the time of a page.
 */
export function seenBy<T>(view: View, draw: () => T): T {
  const before = drawing;
  drawing = view;
  try {
    return draw();
  } finally {
    drawing = before;
  }
}

/** The view of the page or mail being rendered. Throws when a component is rendered outside one. */
export function useView(): View {
  if (drawing) return drawing;
  const view = useContext(ViewContext);
  if (!view) throw new Error('This component needs a ViewContext around it');
  return view;
}
