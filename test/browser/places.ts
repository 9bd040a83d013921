import type { LayerOf } from './layers.ts';

/** The rules of axe that depend on where things stand and how large they are, and no others. */
export const OF_PLACES = ['target-size', 'scrollable-region-focusable'];

/**
 * The elements of the document, in a browser, that could break one of those rules: what can be pressed, is small or lies over another
 * that can, and has another near it; and what scrolls. What is left out keeps both, as axe reckons: the first passes whatever is 24 pixels wide and high
 * with no other target over it, or has its middle so far from all others that circles of that width around small ones do not meet; the second
 * asks nothing else. To let axe reckon that for each takes half of all its time.
 *
 * It is sent to the browser as it stands, with `layersOf`, so it uses nothing else.
 */
export function suspectsOfPlaces(layersOf: () => LayerOf): Element[] {
  const layerOf = layersOf();
  const LEAST = 24;
  /** Pixels that axe may round away. */
  const ROUNDED = 0.1;
  // Widgets that can have the focus: by themselves, or since they say so.
  const TARGETS =
    'a, area, button, input:not([type=hidden]), select, textarea, summary, details:not(:has(> summary)), iframe, object, embed, audio, video, [contenteditable], [tabindex][role]';
  const known = new Map<Element, boolean>();
  /** Cut away, for screen readers alone: it passes, and lies over nothing. */
  const isCut = (element: Element): boolean => {
    let cut = known.get(element);
    if (cut === undefined) {
      const { position, clipPath } = getComputedStyle(element);
      const isSo = /absolute|fixed/.test(position) && clipPath === 'inset(50%)';
      cut = isSo || (element.parentElement !== null && isCut(element.parentElement));
      known.set(element, cut);
    }
    return cut;
  };
  // Without a box, or in a part that is closed, it passes, too, and is in nobody's way.
  const shown = [...document.body.querySelectorAll('*')]
    .filter((element) => element.checkVisibility())
    .map((element) => ({ element, at: element.getBoundingClientRect() }))
    .filter(({ at }) => at.width > 0 && at.height > 0);
  type Shown = (typeof shown)[number];
  type Rect = Shown['at'];
  const targets = shown.filter(({ element }) => element.matches(TARGETS) && !isCut(element));
  const meets = (a: Rect, b: Rect): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const isLarge = ({ width, height }: Rect): boolean => width >= LEAST && height >= LEAST;
  /** Lies behind something that is in its way, as what is beneath an open menu: nobody can press it now, and it passes. */
  const isCovered = ({ element, at }: Shown): boolean =>
    shown.some(
      (other) =>
        layerOf(other.element) > layerOf(element) &&
        at.left >= other.at.left &&
        at.right <= other.at.right &&
        at.top >= other.at.top &&
        at.bottom <= other.at.bottom &&
        getComputedStyle(other.element).pointerEvents !== 'none' &&
        !isCut(other.element),
    );
  /** Has one box, and nothing but its own parts lies there, or before it. */
  const isFree = ({ element, at }: Shown): boolean =>
    element.getClientRects().length === 1 &&
    shown.every(
      (other) =>
        !meets(at, other.at) ||
        other.element.contains(element) ||
        (element.contains(other.element) && !other.element.matches(TARGETS)) ||
        layerOf(other.element) < layerOf(element) ||
        isCut(other.element),
    );
  const middle = ({ left, top, width, height }: Rect) => ({ x: left + width / 2, y: top + height / 2 });
  const isNear = (one: Shown, other: Shown): boolean => {
    const [own, its] = [middle(one.at), middle(other.at)];
    const { left, right, top, bottom } = other.at;
    const edge = Math.hypot(
      own.x - Math.min(Math.max(own.x, left), right),
      own.y - Math.min(Math.max(own.y, top), bottom),
    );
    if (edge >= LEAST + ROUNDED || isCovered(other)) return false;
    if (edge < LEAST / 2 + ROUNDED || !isFree(other)) return true;
    return !isLarge(other.at) && Math.hypot(own.x - its.x, own.y - its.y) < LEAST + ROUNDED;
  };
  const narrow = targets.filter((one) => {
    const others = targets.filter((other) => other !== one);
    if (isLarge(one.at) && !others.some((other) => meets(one.at, other.at))) return false;
    if (isCovered(one)) return false;
    return !isFree(one) || others.some((other) => isNear(one, other));
  });
  const scrolling = [...document.querySelectorAll('*')].filter((element) => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (scrollWidth <= clientWidth && scrollHeight <= clientHeight) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    return /auto|scroll/.test(`${overflowX} ${overflowY}`);
  });
  return [...new Set([...narrow.map(({ element }) => element), ...scrolling])];
}
