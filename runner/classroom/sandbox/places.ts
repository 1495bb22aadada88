/** The places of a view, the same on every machine. */
export const places = {
  workshop: '/workshop',
  node: '/node/bin/node',
  cache: '/cache',
  submission: '/handed-in',
} as const;
