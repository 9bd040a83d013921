/**
 * How a browser shows each element of the document, apart from its place and size: all that axe reads for rules other than those of places
 * (`places.ts`). Two widths with the same result have the same faults by those rules. An element out of the flow includes its place, since
 * it may lie behind other words or outside of the page. The function is sent to the browser as text, so it uses nothing of this file.
 */
export function shownNow(): string {
  const lines = [...document.querySelectorAll('body, body *')].map((element) => {
    const style = getComputedStyle(element);
    if (style.display === 'none') return 'none';
    const { width, height, left, top, right, bottom } = element.getBoundingClientRect();
    const isAway = right <= 0 || bottom <= 0 || style.clipPath !== 'none';
    const isOut = style.position === 'absolute' || style.position === 'fixed' || style.float !== 'none';
    const size = parseFloat(style.fontSize);
    return [
      // The layout within a block makes no difference. Table cells do: axe reads them in another way when they are stacked.
      style.display.replace(/^(?:flex|grid|flow-root)$/, 'block'),
      style.visibility,
      isOut && !isAway ? `${style.position} ${style.float} ${left} ${top}` : style.position,
      isAway,
      width <= 1 || height <= 1,
      style.clipPath,
      style.textIndent.startsWith('0'),
      style.opacity,
      style.color,
      style.backgroundColor,
      style.backgroundImage,
      style.textShadow,
      // Large letters need less contrast: from 18 points on, or from 14 points in bold.
      size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700),
      style.fontWeight,
      style.fontStyle,
      style.textDecorationLine,
      style.borderBottomStyle,
    ].join(' ');
  });
  return lines.join('\n');
}
