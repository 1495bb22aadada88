export const isLoopback = (host: string) => host === '::1' || host.startsWith('127.');

export const isAnyAddress = (host: string) => host === '0.0.0.0' || host === '::';

/** From 224.0.0.0 to 239.255.255.255. */
export const isMulticast = (host: string) => /^(22[4-9]|23\d)\./.test(host);

/** Where to be bound to hear this group and no other on its port. Windows cannot bind to a group. */
export const groupAddress = (group: string, iface: string) =>
  process.platform === 'win32' ? iface : group;
