import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type View, seenBy } from './view.ts';

/** A part of a page, as another person reads it: in their language, direction and zone. */
export function AsRead({ view, children }: { view: View; children: ComponentChildren }) {
  const html = seenBy(view, () => renderToString(<>{children}</>));
  // The renderer of the surrounding page has escaped this, too.
  return <div lang={view.lang} dir={view.dir} dangerouslySetInnerHTML={{ __html: html }} />;
}
