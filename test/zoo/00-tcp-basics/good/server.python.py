# Python's asyncio, standard library only.
import asyncio
import os
import sys

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8080"))
MAX_CLIENTS = int(os.environ.get("MAX_CLIENTS", "10"))

online = 0


async def converse(reader, writer):
    global online
    if online >= MAX_CLIENTS:
        writer.close()
        return

    online += 1
    received = 0
    try:
        writer.write(f"Hello from Python, {online}/{MAX_CLIENTS}\r\n".encode())
        while chunk := await reader.read(65536):
            received += len(chunk)
            writer.write(chunk)
            await writer.drain()
        writer.write(f"bye: {received}\r\n".encode())
    except ConnectionError as error:
        print(f"a client was lost: {error}", file=sys.stderr, flush=True)
    finally:
        online -= 1
        writer.close()


async def main():
    server = await asyncio.start_server(converse, HOST, PORT)
    address, port = server.sockets[0].getsockname()[:2]
    print(f"listening on {address}:{port}", flush=True)
    async with server:
        await server.serve_forever()


try:
    asyncio.run(main())
except OSError as error:
    print(f"cannot listen on port {PORT}: {error.strerror}", file=sys.stderr)
    sys.exit(1)
except KeyboardInterrupt:
    pass
