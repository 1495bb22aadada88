# Python's sockets, standard library only.
import os
import socket
import socketserver

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8080"))
MODE = os.environ.get("MODE", "default")


class Answers(socketserver.StreamRequestHandler):
    def handle(self):
        if MODE == "no-delay":
            self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for line in self.rfile:
            body = line.decode().rstrip("\r\n").upper().encode()
            header = f"{len(body)}\r\n".encode()
            if MODE == "one-write":
                self.request.sendall(header + body)
            else:
                self.request.sendall(header)
                self.request.sendall(body)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with Server((HOST, PORT), Answers) as server:
    print(f"answering on {HOST}:{PORT}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
