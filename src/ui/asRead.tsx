import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type View, seenBy } from './view.ts';

/** A part of a page as somebody else reads it: in their language, direction and zone. */
export function AsRead({ view, children }: { view: View; children: ComponentChildren }) {
  const html = seenBy(view, () => renderToString(<>{children}</>));
  // Escaped by the same renderer as the page around it.
  return <div lang={view.lang} dir={view.dir} dangerouslySetInnerHTML={{ __html: html }} />;
}
