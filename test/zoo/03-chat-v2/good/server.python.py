import asyncio
import os

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8080"))
LONGEST_LINE = 256 * 1024

names: dict[asyncio.StreamWriter, str] = {}


def say(writer: asyncio.StreamWriter, line: str) -> None:
    # No drain() here: one slow reader must not hold up the others.
    if not writer.is_closing():
        writer.write(f"{line}\r\n".encode())


def find(name: str) -> asyncio.StreamWriter | None:
    return next((writer for writer, its_name in names.items() if its_name == name), None)


def obey(me: asyncio.StreamWriter, line: str) -> None:
    command, colon, rest = line.partition(":")
    if line == "l":
        say(me, "\r\n".join(names.values()))
    elif command == "b" and colon:
        for other in names:
            if other is not me:
                say(other, f"{names[me]}: {rest}")
    elif command == "c" and ":" in rest:
        name, _, text = rest.partition(":")
        to = find(name)
        if to:
            say(to, f"{names[me]} (private): {text}")
        else:
            say(me, f"There is no {name} here")
    elif command == "n" and colon:
        if not rest.strip() or ":" in rest:
            say(me, "That is not a name")
        elif find(rest) not in (None, me):
            say(me, f"{rest} is taken")
        else:
            names[me] = rest
            say(me, f"You are {rest}")
    else:
        say(me, "Unknown command")


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    ip, port = writer.get_extra_info("peername")[:2]
    names[writer] = "anonymous"
    say(writer, f"Welcome, you are {ip} {port}")
    try:
        while (line := await reader.readline()).endswith(b"\n"):
            obey(writer, line[:-1].removesuffix(b"\r").decode(errors="replace"))
    except (ConnectionError, ValueError):
        # Reset, or a line longer than the limit.
        writer.transport.abort()
    finally:
        del names[writer]
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(serve, HOST, PORT, limit=LONGEST_LINE)
    print("listening on", *server.sockets[0].getsockname(), flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
