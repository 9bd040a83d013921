import { renderToString } from 'preact-render-to-string';
import type { ComponentChildren } from 'preact';
import { testView } from './view.ts';
import { TwoClocks, ViewContext } from '../../src/ui/index.ts';

export function shownWords(view: ReturnType<typeof testView>, children: ComponentChildren): string {
  const html = renderToString(<ViewContext.Provider value={view}>{children}</ViewContext.Provider>);
  return html.replace(/<svg.*?<\/svg>/gs, '').replace(/<[^>]+>/g, '');
}

export const utc = (text: string) => new Date(`${text}Z`);

export const said = (one?: string, other?: string) =>
  shownWords(
    testView('en', 'Europe/Madrid'),
    <TwoClocks
      at={utc('2027-02-04T12:00')}
      people={[
        { name: 'Luca', zone: 'Europe/Madrid', hours: one },
        { name: 'Nils', zone: 'Europe/Berlin', hours: other },
      ]}
    />,
  );
