/*
 * How a row holds the value of a column. Most values are as PostgreSQL writes them in JSON: numbers, texts, booleans, lists, instants in
 * UTC as ISO 8601. Octets are base64. The value of a JSON column stands in brackets, since a JSON null is not the same as no value.
 */

/** An SQL expression for a column's value as JSON. */
export function toJson(column: string, type: string): string {
  if (type === 'bytea') return `translate(encode(${column}, 'base64'), E'\\n', '')`;
  if (type === 'jsonb') return `case when ${column} is not null then json_build_array(${column}) end`;
  return column;
}

/** An SQL expression for the value at index `at` of `row`, an expression of type jsonb. */
export function fromJson(row: string, at: number, type: string): string {
  if (type === 'bytea') return `decode(${row}->>${at}, 'base64')`;
  // A bare null would become a list with one element.
  if (type === 'jsonb') return `case when jsonb_typeof(${row}->${at}) = 'array' then ${row}->${at}->0 end`;
  if (type.endsWith('[]'))
    return `case when jsonb_typeof(${row}->${at}) = 'array' then
      array(select e from jsonb_array_elements_text(${row}->${at}) with ordinality as l(e, n) order by n)::${type} end`;
  return `(${row}->>${at})::${type}`;
}
