/**
 * A share of 0 to 1 as a bar, for eyes only: the number must stand beside it. With `from`, the bar begins there, so that a gain and a loss
 * can lie on either side of a middle. It runs in the direction of the text.
 */
export function Bar({ share, from = 0 }: { share: number; from?: number }) {
  const [low, high] = [Math.min(from, share), Math.max(from, share)].map((one) =>
    Math.round(100 * Math.min(1, Math.max(0, one))),
  ) as [number, number];
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d="M0 7.5H100" stroke="currentColor" opacity=".3" />
      <rect x={low} width={Math.max(high - low, 0.6)} height="8" />
    </svg>
  );
}
