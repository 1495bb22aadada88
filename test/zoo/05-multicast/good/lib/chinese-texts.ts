export const texts = {
  notGroup: (group: string) =>
    `${group} 不是组播地址，组播地址的范围是 224.0.0.0 到 239.255.255.255`,
  entered: (name: string, address: string) => `${name}，你已加入组播组，绑定在 ${address}`,
  notSent: (reason: string) => `消息没有发出：${reason}`,
  broken: (reason: string) => `套接字出错：${reason}`,
  left: '已退出组播组，再见',
};
