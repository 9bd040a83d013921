import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { keeper } from '../lib/keeper.ts';
import { Page, renderPage, renderPart } from '../ui/index.ts';
import type { PageProps, View } from '../ui/index.ts';
import type { KeyedHead } from './visit.ts';

/** Frames that are kept: about 10 kB each. */
const MOST = 200;
const frames = keeper<readonly [before: string, after: string]>(MOST);
/** Stands where the page's own part will; no text holds it. */
const BODY = `body ${randomUUID()}`;
const MINUTE = 60_000;

/**
 * A page in a frame that was drawn before, for visitors: for the same page the head, the navigation and the foot are the same from one to
 * the next within a minute, and take half the time that the page does.
 */
export function pageInFrame(
  view: View,
  shell: Omit<PageProps, 'head' | 'flash' | 'footer' | 'children'>,
  head: KeyedHead,
  body: ComponentChildren,
): string {
  const { lang, zone, zoneIsKnown } = view;
  const { now, ...rest } = shell;
  const key = JSON.stringify([lang, zone, zoneIsKnown, Math.floor(now.getTime() / MINUTE), head.key, rest]);
  const [before, after] = frames(key, () => {
    const page = renderPage(
      view,
      <Page {...shell} head={head.draw()}>
        {BODY}
      </Page>,
    );
    const at = page.indexOf(BODY);
    return [page.slice(0, at), page.slice(at + BODY.length)];
  });
  return before + renderPart(view, body) + after;
}
