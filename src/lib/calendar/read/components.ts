import { readProperties } from './properties.ts';
import type { Property } from './properties.ts';

/** A part of a calendar between BEGIN and END. */
export interface Component {
  name: string;
  properties: Property[];
  parts: Component[];
}

/** The deepest level: a calendar holds events, these hold alarms, and zones hold their two clocks. */
const DEEPEST = 4;

/** The first calendar in a text; null when there is none, when it does not end, or when its parts are nested too deep. */
export function readComponents(text: string): Component | null {
  const open: Component[] = [];
  for (const property of readProperties(text) ?? []) {
    const inside = open.at(-1);
    if (property.name === 'BEGIN') {
      const component = { name: property.value.trim().toUpperCase(), properties: [], parts: [] };
      if (inside) inside.parts.push(component);
      else if (component.name !== 'VCALENDAR') continue;
      if (open.push(component) > DEEPEST) return null;
    } else if (property.name === 'END') {
      if (inside?.name !== property.value.trim().toUpperCase()) return null;
      open.pop();
      if (open.length === 0) return inside;
    } else {
      inside?.properties.push(property);
    }
  }
  return null;
}

/** The first property with a name. */
export const firstOf = (component: Component, name: string): Property | undefined =>
  component.properties.find((property) => property.name === name);

/** All parts with a name. */
export const partsOf = (component: Component, name: string): Component[] =>
  component.parts.filter((part) => part.name === name);
