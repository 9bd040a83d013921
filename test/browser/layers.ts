export type LayerOf = (element: Element) => number;

/**
 * Tells how far in front an element of the document is drawn, in a browser: the outermost `z-index` around it. NaN if more than that
 * decides; NaN is neither before nor behind anything. The function is sent to the browser as text, so it uses nothing of this file.
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
