"""A chat room on asyncio protocols; standard library only."""

import asyncio
import codecs
import os

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8080"))

online: set["Visitor"] = set()
members: dict[str, "Visitor"] = {}


def broadcast(line: str, speaker: "Visitor | None" = None) -> None:
    for member in list(members.values()):
        if member is not speaker:
            member.tell(line)


class Visitor(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.nickname: str | None = None
        self.decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self.rest = ""
        online.add(self)
        self.tell(f"Welcome, {len(online)} online. Nickname?")

    def tell(self, line: str) -> None:
        if not self.transport.is_closing():
            self.transport.write(f"{line}\r\n".encode())

    def data_received(self, data: bytes) -> None:
        *lines, self.rest = (self.rest + self.decoder.decode(data)).split("\n")
        for line in lines:
            if self in online:
                self.hear(line.removesuffix("\r"))

    def hear(self, line: str) -> None:
        if line == "byebye":
            self.leave()
            self.transport.close()
        elif self.nickname is not None:
            broadcast(f"{self.nickname}: {line}", self)
        elif not line.strip():
            self.tell("Nickname?")
        elif line in members:
            self.tell(f"{line} is taken. Nickname?")
        else:
            broadcast(f"{line} joined")
            self.nickname = line
            members[line] = self

    def leave(self) -> None:
        if self not in online:
            return
        online.discard(self)
        if self.nickname is not None:
            del members[self.nickname]
            broadcast(f"{self.nickname} left")

    def eof_received(self) -> None:
        self.leave()

    def connection_lost(self, exc: Exception | None) -> None:
        self.leave()


async def main() -> None:
    server = await asyncio.get_running_loop().create_server(Visitor, HOST, PORT)
    print(f"listening on {HOST}:{PORT}", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
