import type { ComponentChildren } from 'preact';
import { clockTime } from '../time/format.ts';
import { useView } from '../view.ts';

/** Two places on the globe, whose clocks stand at the ends of the arc. */
export interface HeroClocks {
  now: Date;
  from: { place: string; zone: string };
  to: { place: string; zone: string };
}

/**
 * The opening of a page where people arrive: a title, a sentence on what it is, and the horizon of a globe with the arc above. The picture
 * is decoration. With `clocks`, its two ends show the time there.
 */
export function Hero({
  eyebrow,
  title,
  clocks,
  children,
}: {
  eyebrow?: ComponentChildren;
  title: ComponentChildren;
  clocks?: HeroClocks | undefined;
  children?: ComponentChildren;
}) {
  const { lang } = useView();
  return (
    <div class="hero">
      <svg class="horizon" viewBox="-8 0 424 180" aria-hidden="true">
        <g class="globe">
          <circle cx="200" cy="330" r="240" />
          <ellipse cx="200" cy="330" rx="120" ry="240" />
          <ellipse cx="200" cy="330" rx="30" ry="240" />
          <path d="M-40 196Q200 128 440 196" />
        </g>
        <path class="arc" d="M84 120C130 -28 278 -28 322 123" />
        <circle class="warm" cx="84" cy="120" r="8" />
        <circle class="cool" cx="322" cy="123" r="8" />
        {clocks
          ? [clocks.from, clocks.to].map(({ place, zone }, index) => (
              <g key={zone} transform={index === 0 ? 'translate(34 86)' : 'translate(372 90)'}>
                <text>{clockTime(lang, zone, clocks.now)}</text>
                <text class="place" y="19">
                  {place}
                </text>
              </g>
            ))
          : null}
      </svg>
      {eyebrow ? <p class="eyebrow">{eyebrow}</p> : null}
      <h1>{title}</h1>
      {children}
    </div>
  );
}

/** A page's title, with the text above and below it. */
export function Heading({
  eyebrow,
  children,
  lead,
  act,
}: {
  eyebrow?: ComponentChildren;
  children: ComponentChildren;
  lead?: ComponentChildren;
  /** A button that acts on everything the page is about. */
  act?: ComponentChildren;
}) {
  return (
    <div class="heading">
      {eyebrow ? <p class="eyebrow">{eyebrow}</p> : null}
      <h1>{children}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
      {act}
    </div>
  );
}
