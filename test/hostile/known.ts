import naughty from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import { PAYLOADS } from './payloads.ts';

const ELEMENTS = [
  'img src=x',
  'svg',
  'body',
  'video src=x',
  'audio src=x',
  'input autofocus',
  'details open',
  'marquee',
  'object data=x',
  'iframe src=x',
];
const EVENTS = [
  'onerror',
  'onload',
  'onfocus',
  'ontoggle',
  'onstart',
  'onpageshow',
  'onanimationstart',
  'onmouseover',
  'onloadstart',
];
/** Ways to write an attribute that a filter may overlook. */
const WRITTEN: readonly ((element: string, event: string) => string)[] = [
  (element, event) => `<${element} ${event}=hostile()>`,
  (element, event) => `"><${element}/${event}="hostile()"//`,
  (element, event) => `<${element.toUpperCase()}\n${event.toUpperCase()} = 'hostile&#40;&#41;' `,
];

/**
 * Texts known to break out of the place where words are shown: a public list, our own list, and events on elements, each written in several
 * ways.
 */
export const KNOWN: readonly string[] = [
  ...new Set([
    ...PAYLOADS,
    ...naughty.filter((text) => text !== ''),
    ...ELEMENTS.flatMap((element, k) =>
      EVENTS.flatMap((event, l) => WRITTEN[(k + l) % WRITTEN.length]!(element, event)),
    ),
  ]),
];
