import { describe, expect, it } from 'vitest';
import { ofZoneCity, zoneCity, zonesByCity } from './zoneCity.ts';
import { allZones, clocksOfCountry, isAlike, zonesOfCountry } from './zones.ts';
import { offsetMinutes } from './time.ts';

const at = new Date('2026-11-27T12:00:00Z');

describe('the clocks of a country', () => {
  it.each([
    ['AR', 'America/Argentina/Buenos_Aires'],
    ['MY', 'Asia/Kuala_Lumpur'],
    ['DE', 'Europe/Berlin'],
    ['KZ', 'Asia/Almaty'],
    ['UZ', 'Asia/Tashkent'],
    ['EG', 'Africa/Cairo'],
  ])('are one in %s, named after its known city, however many zones it has', (code, zone) => {
    expect(clocksOfCountry(code, at)).toEqual([zone]);
  });

  it('are each named once where there are several', () => {
    expect(clocksOfCountry('ES', at)).toEqual(['Atlantic/Canary', 'Europe/Madrid']);
    expect(clocksOfCountry('PT', at)).toEqual(['Atlantic/Azores', 'Europe/Lisbon']);
    const states = clocksOfCountry('US', at);
    expect(states).toHaveLength(8);
    for (const city of ['New_York', 'Chicago', 'Denver', 'Phoenix', 'Los_Angeles'])
      expect(states).toContain(`America/${city}`);
    expect(clocksOfCountry('AU', at)).toContain('Australia/Sydney');
    expect(clocksOfCountry('AU', at)).not.toContain('Australia/Melbourne');
  });

  it('stand in the order of what they say', () => {
    for (const code of ['BR', 'RU', 'US']) {
      const offsets = clocksOfCountry(code, at).map((zone) => offsetMinutes(zone, at));
      expect(offsets).toEqual(offsets.toSorted((one, other) => one - other));
    }
  });

  it('are apart when they agree today and not in summer', () => {
    // Phoenix shares Denver’s clock in winter only.
    expect(offsetMinutes('America/Phoenix', at)).toBe(offsetMinutes('America/Denver', at));
    expect(isAlike('America/Phoenix', 'America/Denver', at)).toBe(false);
    expect(isAlike('America/Boise', 'America/Denver', at)).toBe(true);
  });

  it('are of the country, and agree with all its zones, whatever the country', () => {
    for (const code of ['AQ', 'BR', 'CA', 'CD', 'CL', 'CN', 'ID', 'MX', 'PF', 'RU', 'US'])
      for (const zone of zonesOfCountry(code))
        expect(clocksOfCountry(code, at).filter((one) => isAlike(one, zone, at))).toHaveLength(1);
    expect(clocksOfCountry('ZZ', at)).toEqual([]);
  });
});

describe('a zone’s city', () => {
  it.each([
    ['Africa/Cairo', 'Cairo', 'El Cairo', 'Le Caire', 'القاهرة'],
    ['Europe/London', 'London', 'Londres', 'Londres', 'لندن'],
    ['America/New_York', 'New York', 'Nueva York', 'New York', 'نيويورك'],
    ['Asia/Calcutta', 'Kolkata', 'Calcuta', 'Calcutta', 'كالكتا'],
    ['Europe/Kiev', 'Kyiv', 'Kiev', 'Kiev', 'كييف'],
  ])('is said in the reader’s language: %s', (zone, ...names) => {
    expect(['en', 'es', 'fr', 'ar'].map((lang) => zoneCity(zone, lang))).toEqual(names);
  });

  it('has Arabic letters in Arabic, for every zone there is', () => {
    for (const zone of allZones()) expect(zoneCity(zone, 'ar')).toMatch(/^[\u0600-\u06ff\s،\-()]+$/);
  });

  it.each(['en', 'es', 'fr', 'ar'])('is no other zone’s too, in %s', (lang) => {
    const cities = Map.groupBy(allZones(), (zone) => zoneCity(zone, lang));
    expect([...cities.values()].filter((zones) => zones.length > 1)).toEqual([]);
  });

  it.each([
    ['Africa/Cairo', 'du Caire'],
    ['Europe/Athens', 'd’Athènes'],
    ['Europe/Paris', 'de Paris'],
    ['America/Havana', 'de La Havane'],
    ['Atlantic/Azores', 'des Açores'],
    ['Pacific/Easter', 'de l’île de Pâques'],
    ['Asia/Yangon', 'de Rangoun'],
  ])('joins the French preposition: %s', (zone, text) => {
    expect(ofZoneCity(zone, 'fr')).toBe(text);
  });

  it('orders all zones, in each language its own way', () => {
    for (const lang of ['en', 'es', 'fr', 'ar']) {
      const zones = zonesByCity(lang);
      expect(zones.toSorted()).toEqual(allZones());
      const { compare } = new Intl.Collator(lang);
      const cities = zones.map((zone) => zoneCity(zone, lang));
      expect(cities).toEqual(cities.toSorted(compare));
    }
    expect(zonesByCity('en')).not.toEqual(zonesByCity('ar'));
  });
});
