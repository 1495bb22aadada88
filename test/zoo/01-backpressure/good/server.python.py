# Python's asyncio, standard library only. Its drain() is the one of Node, as something to await.
import asyncio
import os
import sys

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8080"))
FILE = os.environ.get("FILE", "big.test")


async def send(reader, writer):
    try:
        with open(FILE, "rb", buffering=0) as file:
            while chunk := file.read(65536):
                writer.write(chunk)
                await writer.drain()
    except ConnectionError as error:
        print(f"a client was lost: {error}", file=sys.stderr, flush=True)
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(send, HOST, PORT)
    print("listening on", server.sockets[0].getsockname(), flush=True)
    async with server:
        await server.serve_forever()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
