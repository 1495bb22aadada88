export const texts = {
  bound: (address: string, port: number) => `已绑定地址 ${address}，端口 ${port}，等待数据报`,
  portTaken: (port: number) => `端口 ${port} 已被占用`,
  received: (address: string, port: number, size: number) =>
    `收到来自 ${address} 端口 ${port} 的 ${size} 个字节`,
  notAnswered: (reason: string) => `回复失败：${reason}`,
};
