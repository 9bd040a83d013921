/* oxlint-disable unicorn/consistent-function-scoping -- all of it goes to the browser in one function */
import type { LayerOf } from './layers.ts';

/** The rules of axe that depend on the colours of words and of the area behind them. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * The elements of the document, in a browser, that could break one of those rules. They are words with a low contrast to the nearest opaque
 * colour behind them, words with something else or something unknown behind them, and links in a line without a mark of their own. All
 * other elements pass both rules, by axe's reckoning. Axe would spend most of its time on checking every element, by day and by night. The
 * function is sent to the browser as text, with `layersOf`, so it uses nothing else.
 */
export function suspectsOfColours(layersOf: () => LayerOf): Element[] {
  const layerOf = layersOf();
  // A little more than the 4.5 required for words that are not large: a programme's own colours have just that.
  const ENOUGH = 4.501;
  type Color = [red: number, green: number, blue: number, alpha: number];
  const read = new Map<string, Color | null>();
  const colorOf = (text: string): Color | null => {
    let found = read.get(text);
    if (found !== undefined) return found;
    const parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
    found = parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 1)] : null;
    read.set(text, found);
    return found;
  };
  const light = ([red, green, blue]: Color): number => {
    const [r, g, b] = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one: Color, other: Color): number => {
    const [a, b] = [light(one), light(other)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  /** Works something out once for each element. */
  const once = <T>(reckon: (element: Element) => T): ((element: Element) => T) => {
    const known = new Map<Element, T>();
    return (element) => {
      if (!known.has(element)) known.set(element, reckon(element));
      return known.get(element)!;
    };
  };
  const styleOf = once(getComputedStyle);
  const rectOf = once((element) => element.getBoundingClientRect());
  const isWithin = (element: Element, is: (place: Element) => boolean): boolean =>
    element.parentElement !== null && is(element.parentElement);
  /** Clipped away, for screen readers alone. */
  const isCut = once((element): boolean => {
    const { position, clipPath } = styleOf(element);
    return (/absolute|fixed/.test(position) && clipPath === 'inset(50%)') || isWithin(element, isCut);
  });
  /** Drawn paler than its colours say, or in other colours. */
  const isChanged = once((element): boolean => {
    const { opacity, filter, mixBlendMode, maskImage } = styleOf(element);
    return (
      opacity !== '1' ||
      filter !== 'none' ||
      mixBlendMode !== 'normal' ||
      maskImage !== 'none' ||
      isWithin(element, isChanged)
    );
  });
  /** May lie over other elements, or over nothing. */
  const isLoose = once((element): boolean => {
    const style = styleOf(element);
    return (
      /absolute|fixed|sticky/.test(style.position) ||
      (style.position === 'relative' && `${style.top}${style.left}`.replaceAll(/auto|0px/g, '') !== '') ||
      style.float !== 'none' ||
      style.transform !== 'none' ||
      style.translate !== 'none' ||
      /(?:^| )-/.test(style.margin)
    );
  });
  const all = [document.body, ...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility());
  const loose = all.filter((element) => isLoose(element) && !isCut(element));
  const FIELDS =
    'input:not([type=hidden], [type=range], [type=color], [type=checkbox], [type=radio], [type=image]), select, textarea';
  /** The words directly in an element; words in its children are checked with these. */
  const wordsIn = (element: Element): Node[] =>
    [...element.childNodes].filter((node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '');
  const range = document.createRange();
  const around = (nodes: readonly Node[]): Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'> => {
    const rects = nodes.map((node) => {
      range.selectNode(node);
      return range.getBoundingClientRect();
    });
    return {
      left: Math.min(...rects.map(({ left }) => left)),
      top: Math.min(...rects.map(({ top }) => top)),
      right: Math.max(...rects.map(({ right }) => right)),
      bottom: Math.max(...rects.map(({ bottom }) => bottom)),
    };
  };

  const isSafe = (element: Element): boolean => {
    const own = styleOf(element);
    const words = colorOf(own.color);
    if (element instanceof SVGElement || words?.[3] !== 1 || isChanged(element)) return false;
    if (own.textShadow !== 'none' || own.webkitTextStrokeWidth !== '0px') return false;
    const at = element.matches(FIELDS) ? rectOf(element) : around(wordsIn(element));
    for (const other of loose) {
      const rect = rectOf(other);
      if (at.left >= rect.right || rect.left >= at.right || at.top >= rect.bottom || rect.top >= at.bottom)
        continue;
      // Something in front of words makes them no paler: they are either covered or fully visible.
      if (!other.contains(element) && !(layerOf(other) > layerOf(element))) return false;
    }
    let behind: Color | null = null;
    for (let place: Element | null = element; place && !behind; place = place.parentElement) {
      const style = styleOf(place);
      const color = colorOf(style.backgroundColor);
      if (!color || style.backgroundImage !== 'none' || (color[3] !== 0 && color[3] !== 1)) return false;
      const isRoot = place === document.body || place === document.documentElement;
      if (!isRoot && !/^(?:inline|contents)$/.test(style.display)) {
        const box = rectOf(place);
        // Letters are a little taller than their line.
        const isIn = at.left >= box.left - 1 && at.right <= box.right + 1;
        if (!isIn || at.top < box.top - 6 || at.bottom > box.bottom + 6) return false;
      }
      if (color[3] === 1) behind = color;
      else if (isLoose(place)) return false;
    }
    return contrast(words, behind ?? [255, 255, 255, 1]) > ENOUGH;
  };

  const pale = all.filter((element) => {
    if (!element.matches(FIELDS) && wordsIn(element).length === 0) return false;
    if (/^(?:OPTION|OPTGROUP|SCRIPT|STYLE)$/.test(element.tagName)) return false;
    if (element.getClientRects().length === 0 || styleOf(element).visibility !== 'visible') return false;
    return !isCut(element) && !isSafe(element);
  });
  const unmarked = all.filter((link) => {
    if (!link.matches('a[href], [role=link]')) return false;
    const { display } = styleOf(link);
    if (/^(?:block|list-item|flex|grid|inline-block|none)$|^table/.test(display)) return false;
    if (!styleOf(link).textDecorationLine.includes('underline')) return true;
    for (let place = link.parentElement; place; place = place.parentElement)
      if (styleOf(place).textDecorationLine !== 'none') return true;
    return false;
  });
  return [...new Set([...pale, ...unmarked])];
}
