export type LayerOf = (element: Element) => number;

/**
 * Tells of elements of the document, in a browser, how far in front each is drawn: by the outermost `z-index` around it; NaN, which is
 * neither before nor behind anything, where more decides that.
 *
 * It is sent to the browser as it stands, so it uses nothing of this file.
 */
export function layersOf(): LayerOf {
  const layers = new Map<Element, number>();
  const layerOf = (element: Element): number => {
    let layer = layers.get(element);
    if (layer === undefined) {
      const { position, zIndex, opacity, transform, translate, filter } = getComputedStyle(element);
      const isApart = opacity !== '1' || [transform, translate, filter].some((one) => one !== 'none');
      layer = element.parentElement ? layerOf(element.parentElement) : 0;
      if (layer === 0 && zIndex !== 'auto') layer = position === 'static' ? NaN : Number(zIndex) || NaN;
      else if (layer === 0 && (isApart || /fixed|sticky/.test(position))) layer = NaN;
      layers.set(element, layer);
    }
    return layer;
  };
  return layerOf;
}
