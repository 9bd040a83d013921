/** Posted values as hidden fields, so that the form around them posts them again. */
export function Carried({
  typed,
  without = [],
}: {
  typed: URLSearchParams;
  /** Names of fields that the form already has. */
  without?: readonly string[];
}) {
  return (
    <>
      {[...typed].map(([name, value], index) =>
        without.includes(name) ? null : <input key={index} type="hidden" name={name} value={value} />,
      )}
    </>
  );
}
