export const texts = {
  listening: (address: string, port: number) => `服务器已启动，地址 ${address}，端口 ${port}`,
  cannotListen: (port: number) => `端口 ${port} 已被占用`,
  closed: '服务器已关闭',
  greeting: (count: number, max: number) => `欢迎！当前在线 ${count}/${max} 人\r\n`,
  full: '人数已满，请稍后再来\r\n',
  received: '服务器已收到：',
  bye: (bytes: number) => `bye: ${bytes}（再见）\r\n`,
  lost: (reason: string) => `连接中断：${reason}`,
};
