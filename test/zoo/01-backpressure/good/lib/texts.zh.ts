export const texts = {
  listening: (host: string, port: number) => `服务器已启动，地址 ${host}，端口 ${port}`,
  came: '来了一个客户端',
  sent: (bytes: number) => `连接已关闭，共写出 ${bytes} 字节`,
  lost: (reason: string) => `连接中断：${reason}`,
  cannotRead: (file: string, reason: string) => `无法读取 ${file}：${reason}`,
};
