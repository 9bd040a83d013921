declare module 'edmonds-blossom' {
  /** The partner of each vertex up to the highest that an edge names, or -1. */
  export default function blossom(
    edges: [from: number, to: number, weight: number][],
    maxCardinality?: boolean,
  ): number[];
}
