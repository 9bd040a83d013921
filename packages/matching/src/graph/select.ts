/**
 * Moves the `k` greatest of the numbers from `low` to before `high` to the front of that stretch, with the least of them last (Hoare 1961).
 * The order is otherwise unspecified. Numbers must differ.
 */
export function selectGreatest(numbers: Float64Array, low: number, high: number, k: number): void {
  const wanted = low + k - 1;
  let from = low;
  let to = high - 1;
  while (from < to) {
    const pivot = middleOf(numbers[from]!, numbers[(from + to) >> 1]!, numbers[to]!);
    let i = from;
    let j = to;
    while (i <= j) {
      while (numbers[i]! > pivot) i++;
      while (numbers[j]! < pivot) j--;
      if (i > j) break;
      const swapped = numbers[i]!;
      numbers[i++] = numbers[j]!;
      numbers[j--] = swapped;
    }
    if (wanted <= j) to = j;
    else if (wanted >= i) from = i;
    else return;
  }
}

function middleOf(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
}
