/** The places of a view, the same on every machine. */
export const places = {
  workshop: '/workshop',
  node: '/node/bin/node',
  cache: '/cache',
  submission: '/handed-in',
  /** Where the marker keeps what it compiles. */
  marking: '/marking',
} as const;
