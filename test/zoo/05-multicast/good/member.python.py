# Python's socket and select, standard library only.
import os
import select
import socket
import struct
import sys

GROUP = os.environ.get("GROUP", "239.1.2.3")
PORT = int(os.environ.get("PORT", "8080"))
IFACE = os.environ.get("IFACE", "127.0.0.1")
NAME = os.environ.get("NAME", "anonymous").encode()
TTL = int(os.environ.get("TTL", "1"))
LOOPBACK = 0 if os.environ.get("LOOPBACK") == "0" else 1

STDIN = 0


def is_multicast(address):
    try:
        return socket.inet_aton(address)[0] >> 4 == 0b1110 and address.count(".") == 3
    except OSError:
        return False


def join():
    member = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    member.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if sys.platform == "darwin":
        member.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    member.bind((GROUP if sys.platform == "linux" else "", PORT))
    iface = socket.inet_aton(IFACE)
    request = struct.pack("4s4s", socket.inet_aton(GROUP), iface)
    member.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, request)
    member.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, iface)
    member.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, struct.pack("B", TTL))
    member.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, struct.pack("B", LOOPBACK))
    return member, request


def say(member, text):
    text = text.removesuffix(b"\r")
    if not text:
        return
    try:
        member.sendto(NAME + b": " + text, (GROUP, PORT))
    except OSError as error:
        print(f"not sent: {error.strerror}", file=sys.stderr)


def converse(member):
    rest = b""
    while True:
        readable, _, _ = select.select([member, STDIN], [], [])
        if member in readable:
            heard = member.recv(65536)
            if not heard.startswith(NAME + b": "):
                print(heard.decode(errors="replace"), flush=True)
        if STDIN in readable:
            chunk = os.read(STDIN, 65536)
            if not chunk:
                break
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                say(member, line)
    say(member, rest)
    say(member, b"bye")


if not is_multicast(GROUP):
    print(f"{GROUP} is not a multicast group", file=sys.stderr)
    sys.exit(1)

try:
    member, request = join()
    converse(member)
    member.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, request)
    member.close()
except OSError as error:
    print(f"{GROUP}:{PORT} on {IFACE}: {error.strerror}", file=sys.stderr)
    sys.exit(1)
