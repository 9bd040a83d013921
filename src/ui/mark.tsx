import { classes } from './classes.ts';

/**
 * The mark: an arc that joins two points on a globe. Drawn in the text's colour with the two accents. It is decoration unless it has a
 * title.
 */
export function Mark({ size = 32, title, class: extra }: { size?: number; title?: string; class?: string }) {
  const named = title ? { role: 'img' as const, 'aria-label': title } : { 'aria-hidden': 'true' as const };
  return (
    <svg class={classes('mark', extra)} viewBox="0 0 32 32" width={size} height={size} {...named}>
      <g class="globe">
        <circle cx="16" cy="17" r="12.5" />
        <path d="M3.9 19.5c6 5 18 5 24.2 0M16 4.5c7 6 7 19 0 25" />
      </g>
      <path class="arc" d="M7.6 21.6C9 8 18 3 25.2 10.2" />
      <circle class="warm" cx="7.6" cy="21.6" r="3.1" />
      <circle class="cool" cx="25.2" cy="10.2" r="3.1" />
    </svg>
  );
}
