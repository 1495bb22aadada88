# Python's sockets and threads, standard library only.
import json
import os
import socket
import struct
import threading

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8080"))
MAX_FRAME = int(os.environ.get("MAX_FRAME", "65536"))
HEARTBEAT = int(os.environ.get("HEARTBEAT_MS", "5000")) / 1000


def converse(connection):
    lock = threading.Lock()

    def send(message):
        body = json.dumps(message).encode()
        try:
            with lock:
                connection.sendall(struct.pack(">I", len(body)) + body)
        except OSError:
            pass

    def answer(message):
        send({"kind": "answer", "id": message["id"], "text": message["text"].upper()})

    connection.settimeout(HEARTBEAT)
    waiting = b""
    missed = 0
    with connection:
        while True:
            try:
                chunk = connection.recv(65536)
            except TimeoutError:
                missed += 1
                if missed > 3:
                    return
                send({"kind": "ping"})
                continue
            except OSError:
                return
            if not chunk:
                return
            missed = 0
            waiting += chunk
            while len(waiting) >= 4:
                (length,) = struct.unpack(">I", waiting[:4])
                if length > MAX_FRAME:
                    return
                if len(waiting) < 4 + length:
                    break
                message = json.loads(waiting[4 : 4 + length])
                waiting = waiting[4 + length :]
                if message["kind"] == "ping":
                    send({"kind": "pong"})
                elif message["kind"] == "request":
                    pause = message.get("afterMs", 0) / 1000
                    threading.Timer(pause, answer, [message]).start()


with socket.create_server((HOST, PORT)) as server:
    print(f"listening on {server.getsockname()}", flush=True)
    while True:
        connection, _ = server.accept()
        threading.Thread(target=converse, args=[connection], daemon=True).start()
