/*
 * How a value of a column stands in a row. Most are what PostgreSQL makes of them in JSON: numbers, texts, true and false, lists, instants
 * in UTC as ISO 8601. Octets are base64. A column of JSON stands in brackets, since its own null is not the same as no value.
 */

/** A column's value as an expression of JSON. */
export function toJson(column: string, type: string): string {
  if (type === 'bytea') return `translate(encode(${column}, 'base64'), E'\\n', '')`;
  if (type === 'jsonb') return `case when ${column} is not null then json_build_array(${column}) end`;
  return column;
}

/** The value again, of the place `at` of a row that is the jsonb `row`. */
export function fromJson(row: string, at: number, type: string): string {
  if (type === 'bytea') return `decode(${row}->>${at}, 'base64')`;
  // A bare null would count as a list of one.
  if (type === 'jsonb') return `case when jsonb_typeof(${row}->${at}) = 'array' then ${row}->${at}->0 end`;
  if (type.endsWith('[]'))
    return `case when jsonb_typeof(${row}->${at}) = 'array' then
      array(select e from jsonb_array_elements_text(${row}->${at}) with ordinality as l(e, n) order by n)::${type} end`;
  return `(${row}->>${at})::${type}`;
}
