import { createElement } from 'preact';
import type { FunctionComponent, VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';
import { keeper } from '../lib/keeper.ts';
import { renderPart } from './shell/page.tsx';
import { type View, useView } from './view.ts';

/** Drawn parts that are kept of each component: of a long essay some 50 kB. */
const MOST = 100;

/** HTML that `renderPart` drew before, put into a page as it is. */
export const drawnBefore = (html: string): VNode => jsxTemplate([html]);

/** `unknown` if JSON says all of the properties; `never` if one is a function, of which JSON says nothing: two that differ would be one. */
type Plain<Props> =
  Extract<Props[keyof Props], (...input: never[]) => unknown> extends never ? unknown : never;

/**
 * A component that is drawn once for the same properties and language, and after that put in as it was drawn: for large parts of pages
 * that are read much and follow from nothing else, no clock, no chance and no reader's zone. Kept under all of its properties, none is old.
 */
export function kept<Props extends object>(
  Drawn: FunctionComponent<Props> & Plain<Props>,
): FunctionComponent<Props> {
  const parts = keeper<string>(MOST);
  return (props) => {
    const view = useView();
    const key = JSON.stringify([view.lang, props]);
    return drawnBefore(parts(key, () => renderPart(zoneless(view), createElement(Drawn, props))));
  };
}

/** One part for readers in all zones can show the time in none of them. */
const zoneless = (view: View): View => ({
  ...view,
  get zone() {
    return noZone();
  },
  get zoneIsKnown() {
    return noZone();
  },
});

function noZone(): never {
  throw new Error('a part that is kept knows no zone of a reader');
}
