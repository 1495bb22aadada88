# Python's sockets, standard library only: selective repeat with one loop.
import os
import socket
import sys
import time

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8080"))
WINDOW = int(os.environ.get("WINDOW", "8"))
AGAIN, GIVE_UP = 0.1, 2.0

with open(os.environ.get("FILE", "file"), "rb") as source:
    content = source.read()

parts = [content[at : at + 1024] for at in range(0, len(content), 1024)]
packets = [b"D" + number.to_bytes(4, "big") + part for number, part in enumerate(parts)]
packets.append(b"F" + len(parts).to_bytes(4, "big"))

base = following = 0
due = {}
heard_at = time.monotonic()

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.connect((HOST, PORT))
    sock.settimeout(0.01)
    while base < len(packets):
        now = time.monotonic()
        if now - heard_at > GIVE_UP:
            sys.exit(f"{HOST}:{PORT} does not answer")
        while following < min(len(packets), base + WINDOW):
            due[following] = now
            following += 1
        for number in [number for number, at in due.items() if at <= now]:
            sock.send(packets[number])
            due[number] = now + AGAIN
        try:
            ack = sock.recv(2048)
        except (TimeoutError, socket.timeout, ConnectionRefusedError):
            continue
        heard_at = time.monotonic()
        base = max(base, int.from_bytes(ack[1:5], "big"))
        named = {int.from_bytes(ack[at : at + 4], "big") for at in range(5, len(ack), 4)}
        due = {number: at for number, at in due.items() if number >= base and number not in named}

print(f"sent {len(content)} bytes", flush=True)
