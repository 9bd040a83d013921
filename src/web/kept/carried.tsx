/** Posted values, to be posted again by the form around it. */
export function Carried({
  typed,
  without = [],
}: {
  typed: URLSearchParams;
  /** Names of fields that the form has itself. */
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
