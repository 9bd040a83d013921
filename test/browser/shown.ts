/**
 * How a browser shows each element of the document, but for where and how large: all that axe reads of it for the rules that are not of
 * places (`places.ts`). Two widths at which it is the same have the same faults by those rules. Something that leaves the flow tells where it
 * stands, too, since it may come to lie behind other words, or outside of the page.
 *
 * It is sent to the browser as it stands, so it uses nothing of this file.
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
      // However what is in a block is laid out; but tables are read otherwise than the same cells one beneath the other.
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
      // Large letters need less contrast: from 18 points on, or from 14 where they are bold.
      size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700),
      style.fontWeight,
      style.fontStyle,
      style.textDecorationLine,
      style.borderBottomStyle,
    ].join(' ');
  });
  return lines.join('\n');
}
