import type { LayerOf } from './layers.ts';

/** The rules of axe that depend on places and sizes alone. */
export const OF_PLACES = ['target-size', 'scrollable-region-focusable'];

/**
 * The elements of the document, in a browser, that could break one of those rules: targets that are small or overlap another target and
 * have one near, and parts that scroll. All other elements pass both rules, by axe's reckoning. The first rule passes a target 24 pixels
 * wide and high without another over it. It also passes a target whose middle is so far from all others that circles of that width around
 * small ones do not meet. Axe would spend half of its time on checking every element. The function is sent to the browser as text, with
 * `layersOf`, so it uses nothing else.
 */
export function suspectsOfPlaces(layersOf: () => LayerOf): Element[] {
  const layerOf = layersOf();
  const LEAST = 24;
  /** Axe may round away so many pixels. */
  const ROUNDED = 0.1;
  // Widgets that can have the focus: natively, or by their `tabindex` and `role`.
  const TARGETS =
    'a, area, button, input:not([type=hidden]), select, textarea, summary, details:not(:has(> summary)), iframe, object, embed, audio, video, [contenteditable], [tabindex][role]';
  const known = new Map<Element, boolean>();
  /** Clipped away, for screen readers alone: such an element passes, and covers nothing. */
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
  // An element without a box or in a closed part passes, too, and is in nobody's way.
  const shown = [...document.body.querySelectorAll('*')]
    .filter((element) => element.checkVisibility())
    .map((element) => ({ element, at: element.getBoundingClientRect() }))
    .filter(({ at }) => at.width > 0 && at.height > 0);
  type Shown = (typeof shown)[number];
  type Rect = Shown['at'];
  type Place = Pick<Rect, 'left' | 'right' | 'top' | 'bottom'>;
  const targets = shown.filter(({ element }) => element.matches(TARGETS) && !isCut(element));
  const meets = (a: Rect, b: Rect): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const isLarge = ({ width, height }: Pick<Rect, 'width' | 'height'>): boolean =>
    width >= LEAST && height >= LEAST;
  /** Works something out once for each element. */
  const once = <T>(reckon: (one: Shown) => T): ((one: Shown) => T) => {
    const all = new Map<Shown, T>();
    return (one) => {
      if (!all.has(one)) all.set(one, reckon(one));
      return all.get(one)!;
    };
  };
  /** Lies behind another element, such as an open menu: nobody can press it now, so it passes. */
  const isCovered = once(({ element, at }) =>
    shown.some(
      (other) =>
        at.left >= other.at.left &&
        at.right <= other.at.right &&
        at.top >= other.at.top &&
        at.bottom <= other.at.bottom &&
        layerOf(other.element) > layerOf(element) &&
        getComputedStyle(other.element).pointerEvents !== 'none' &&
        !isCut(other.element),
    ),
  );
  /** The other elements at the same place or in front of it, without its own parts. */
  const inTheWayOf = once(({ element, at }) =>
    shown.filter(
      (other) =>
        meets(at, other.at) &&
        !other.element.contains(element) &&
        !(element.contains(other.element) && !other.element.matches(TARGETS)) &&
        !(layerOf(other.element) < layerOf(element)) &&
        !isCut(other.element),
    ),
  );
  /** Has one box, with only its own parts at the same place or in front. */
  const isFree = once((one) => one.element.getClientRects().length === 1 && inTheWayOf(one).length === 0);
  /**
   * Large enough after overlapping elements are cut off. No narrow remaining part may have a larger area, because axe takes the part with
   * the largest area.
   */
  const hasRoom = once((one) => {
    let { left, right, top, bottom } = one.at;
    for (const { at } of inTheWayOf(one)) {
      const cuts = [
        { left, right: Math.min(right, at.left), top, bottom },
        { left: Math.max(left, at.right), right, top, bottom },
        { left, right, top, bottom: Math.min(bottom, at.top) },
        { left, right, top: Math.max(top, at.bottom), bottom },
      ];
      const area = (cut: Place): number => (cut.right - cut.left) * Math.max(0, cut.bottom - cut.top);
      ({ left, right, top, bottom } = cuts.reduce((best, cut) => (area(cut) > area(best) ? cut : best)));
    }
    const [width, height] = [right - left, bottom - top];
    const most = Math.max(one.at.width, one.at.height);
    return (
      one.element.getClientRects().length === 1 &&
      isLarge({ width, height }) &&
      width * height >= LEAST * most
    );
  });
  /** The middle of the element if nothing covers it, else its whole area. */
  const heart = once((one): Place => {
    if (!isFree(one)) return one.at;
    const [x, y] = [one.at.left + one.at.width / 2, one.at.top + one.at.height / 2];
    return { left: x, right: x, top: y, bottom: y };
  });
  const between = (a: Place, b: Place): number =>
    Math.hypot(
      Math.max(0, a.left - b.right, b.left - a.right),
      Math.max(0, a.top - b.bottom, b.top - a.bottom),
    );
  const isNear = (one: Shown, other: Shown): boolean => {
    const edge = between(heart(one), other.at);
    if (edge >= LEAST + ROUNDED || isCovered(other)) return false;
    if (edge < LEAST / 2 + ROUNDED) return true;
    return !hasRoom(other) && between(heart(one), heart(other)) < LEAST + ROUNDED;
  };
  const narrow = targets.filter((one) => {
    const others = targets.filter((other) => other !== one);
    if (isLarge(one.at) && !others.some((other) => meets(one.at, other.at))) return false;
    return !isCovered(one) && others.some((other) => isNear(one, other));
  });
  const scrolling = [...document.querySelectorAll('*:not(select, textarea)')].filter((element) => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (scrollWidth <= clientWidth && scrollHeight <= clientHeight) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    return /auto|scroll/.test(`${overflowX} ${overflowY}`);
  });
  return [...new Set([...narrow.map(({ element }) => element), ...scrolling])];
}
