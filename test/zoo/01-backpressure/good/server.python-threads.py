# A thread per client, and sendfile: the kernel reads and sends, and the thread waits.
import os
import socketserver

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8080"))
FILE = os.environ.get("FILE", "big.test")


class Transfer(socketserver.BaseRequestHandler):
    def handle(self):
        with open(FILE, "rb") as file:
            try:
                self.request.sendfile(file)
            except ConnectionError as error:
                print("a client was lost:", error, flush=True)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with Server((HOST, PORT), Transfer) as server:
    print("listening on", server.server_address, flush=True)
    server.serve_forever()
