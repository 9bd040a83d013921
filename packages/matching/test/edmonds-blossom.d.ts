declare module 'edmonds-blossom' {
  /** The partner of each vertex, or -1, up to the highest vertex named by an edge. */
  export default function blossom(
    edges: [from: number, to: number, weight: number][],
    maxCardinality?: boolean,
  ): number[];
}
