import type { ComponentChildren } from 'preact';

/**
 * The opening of a page people arrive at: a title, what it is in a sentence, and the horizon of a globe with the arc over it.
 * The picture is decoration.
 */
export function Hero({
  eyebrow,
  title,
  children,
}: {
  eyebrow?: ComponentChildren;
  title: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <div class="hero">
      <svg class="horizon" viewBox="0 0 400 180" aria-hidden="true">
        <g class="globe">
          <circle cx="200" cy="330" r="240" />
          <ellipse cx="200" cy="330" rx="120" ry="240" />
          <ellipse cx="200" cy="330" rx="30" ry="240" />
          <path d="M-40 196Q200 128 440 196" />
        </g>
        <path class="arc" d="M62 133C120 -20 290 -10 352 146" />
        <circle class="warm" cx="62" cy="133" r="8" />
        <circle class="cool" cx="352" cy="146" r="8" />
      </svg>
      {eyebrow ? <p class="eyebrow">{eyebrow}</p> : null}
      <h1>{title}</h1>
      {children}
    </div>
  );
}

/** A page's title with what stands above and below it. */
export function Heading({
  eyebrow,
  children,
  lead,
}: {
  eyebrow?: ComponentChildren;
  children: ComponentChildren;
  lead?: ComponentChildren;
}) {
  return (
    <div class="heading">
      {eyebrow ? <p class="eyebrow">{eyebrow}</p> : null}
      <h1>{children}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
    </div>
  );
}
