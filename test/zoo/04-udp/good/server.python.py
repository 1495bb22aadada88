# Python's sockets, standard library only.
import os
import socket
import sys

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8080"))

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    try:
        sock.bind((HOST, PORT))
    except OSError as error:
        sys.exit(f"port {PORT}: {error.strerror}")

    address, port = sock.getsockname()
    print(f"bound to {address}:{port}", flush=True)

    while True:
        try:
            message, sender = sock.recvfrom(65535)
            sock.sendto(message, sender)
        except KeyboardInterrupt:
            break
        except OSError as error:
            print(f"lost: {error}", file=sys.stderr, flush=True)
