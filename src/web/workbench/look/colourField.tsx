import { byNight } from '../../../rooms/programmes/index.ts';
import type { Accent } from '../../../rooms/programmes/index.ts';
import { Button, Field, controlProps, useView } from '../../../ui/index.ts';

/** A colour, with its look by day and by night; beside a refused colour, the nearest good one. */
export function ColourField(props: {
  accent: Accent;
  value: string;
  error: string | undefined;
  better: string | undefined;
}) {
  const { accent, value, error, better } = props;
  const { t } = useView();
  const isColour = /^#[0-9a-f]{6}$/i.test(value);
  // A colour picker cannot show text that is no colour. Preact types each kind of input apart; both take the same attributes.
  const kind = { type: isColour ? 'color' : 'text' } as { type: 'color' };
  return (
    <Field name={accent} label={t(`look.${accent}`)} help={t('look.colour-help')} error={error} required>
      {isColour ? (
        <p class="swatches">
          <Swatch colour={value} ground="#fbf8f1" label={t('look.by-day')} />
          <Swatch colour={byNight(value)} ground="#151a21" label={t('look.by-night')} />
        </p>
      ) : null}
      <input
        {...controlProps({ name: accent, label: '', help: true, error })}
        {...kind}
        value={value}
        class="short"
        dir="ltr"
      />
      {better ? (
        <p class="swatches">
          <Swatch colour={better} ground="#fbf8f1" label={better} />
          <Button kind="quiet" name="take" value={`${accent} ${better}`}>
            {t('look.take', { colour: better })}
          </Button>
        </p>
      ) : null}
    </Field>
  );
}

/** Colours are in attributes, since no page has a style of its own. */
function Swatch({ colour, ground, label }: { colour: string; ground: string; label: string }) {
  return (
    <svg width="96" height="48" viewBox="0 0 96 48" role="img" aria-label={label}>
      <rect width="96" height="48" rx="6" fill={ground} stroke="#857d6d" />
      <circle cx="24" cy="24" r="13" fill={colour} />
      <text x="66" y="31" fill={colour} font-size="20" font-weight="600" text-anchor="middle">
        Aa
      </text>
    </svg>
  );
}
