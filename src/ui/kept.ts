import { createElement } from 'preact';
import type { FunctionComponent, VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';
import { keeper } from '../lib/keeper.ts';
import { renderPart } from './shell/page.tsx';
import { type View, useView } from './view.ts';

/** Most drawn parts that are kept of each component: for a long essay, some 50 kB each. */
const MOST = 100;

/** Puts HTML that `renderPart` drew earlier into a page unchanged. */
export const drawnBefore = (html: string): VNode => jsxTemplate([html]);

/**
 * `unknown` if JSON covers all of the properties. `never` if one is a function: JSON leaves functions out, so two different ones would look
 * the same.
 */
type Plain<Props> =
  Extract<Props[keyof Props], (...input: never[]) => unknown> extends never ? unknown : never;

/**
 * A component that is drawn once for the same properties and language, and then reused. For large parts of popular pages that depend on
 * nothing else: no clock, no chance, no reader's zone. The key holds all properties, so no kept part is out of date.
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

/** One part serves readers in all zones, so it cannot show a time in any of them. */
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
