import type { ComponentChildren } from 'preact';
import { regionName } from '../../lib/world/countries.ts';
import { pick } from '../../lib/text/texts.ts';
import { zoneCity } from '../../lib/time/zoneCity.ts';
import type { PartnerView } from '../../rooms/applications/index.ts';
import { Avatar, Bdi, DefinitionList, clockTime, useView, weekdayOf } from '../../ui/index.ts';
import { answerText } from '../forms/answerText.tsx';

/** A person as their partner sees them. The preview and the partnership's page both show this. */
export function PartnerCard({
  person,
  now,
  source,
  level = 2,
  lead,
}: {
  person: PartnerView;
  now: Date;
  /** The programme's own language. */
  source: string;
  /** Level of the heading that names the person. */
  level?: 2 | 3;
  /** Words before the answers, for their readers. */
  lead?: ComponentChildren;
}) {
  const view = useView();
  const Title = level === 2 ? 'h2' : 'h3';
  const questions = person.answers.map(({ question }) => question);
  return (
    <article>
      {person.name ? (
        <Title>
          <Avatar name={person.name} /> <Bdi>{person.name}</Bdi>
        </Title>
      ) : null}
      <p>
        {person.country ? regionName(view.lang, person.country) : null}
        {person.zone
          ? ` · ${view.t('apply.local-time', {
              city: zoneCity(person.zone, view.lang),
              day: weekdayOf(view.lang, person.zone, now),
              time: clockTime(view.lang, person.zone, now),
            })}`
          : null}
      </p>
      {person.called ? <p>{view.rich('apply.called', { name: <Bdi>{person.called}</Bdi> })}</p> : null}
      {lead}
      <DefinitionList
        items={person.answers.map(({ question, value }) => ({
          key: String(question.id),
          term: pick(question.label, view.lang, source),
          value: answerText(question, value, { view, source, questions }),
        }))}
      />
    </article>
  );
}
