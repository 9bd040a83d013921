/** The rules of axe that depend on where things stand and how large they are, and no others. */
export const OF_PLACES = ['target-size', 'scrollable-region-focusable'];

/**
 * The elements of the document, in a browser, that could break one of those rules: what can be pressed and is small or lies over another
 * that can, and what scrolls. What is left out keeps both, as axe reckons: the first passes whatever is 24 pixels wide and high with no
 * other target over it, the second asks nothing else. To let axe reckon that for each takes half of all its time.
 *
 * It is sent to the browser as it stands, so it uses nothing of this file.
 */
export function suspectsOfPlaces(): Element[] {
  const LEAST = 24;
  // Widgets that can have the focus: by themselves, or since they say so.
  const TARGETS =
    'a, area, button, input:not([type=hidden]), select, textarea, summary, details:not(:has(> summary)), iframe, object, embed, audio, video, [contenteditable], [tabindex][role]';
  const targets = [...document.querySelectorAll(TARGETS)].map((element) => ({
    element,
    at: element.getBoundingClientRect(),
  }));
  type Rect = (typeof targets)[number]['at'];
  const meets = (a: Rect, b: Rect): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const narrow = targets.filter(
    ({ element, at }) =>
      !(at.width >= LEAST && at.height >= LEAST) ||
      targets.some((other) => other.element !== element && meets(at, other.at)),
  );
  const scrolling = [...document.querySelectorAll('*')].filter((element) => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (scrollWidth <= clientWidth && scrollHeight <= clientHeight) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    return /auto|scroll/.test(`${overflowX} ${overflowY}`);
  });
  return [...new Set([...narrow.map(({ element }) => element), ...scrolling])];
}
