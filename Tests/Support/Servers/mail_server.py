"""A real SMTP server (aiosmtpd) on a free port of loopback, for tests.

mail_server.py FOLDER OPTIONS

Prints its port, then keeps each mail that it accepts as FOLDER/N.eml, with its envelope as FOLDER/N.json.
OPTIONS is a file of JSON: tls (none, starttls, tls), certificate, key, user, password, replies (what to answer to
RCPT of an address, to the SENDER's MAIL and to the whole MESSAGE), stall (EHLO or MESSAGE: say nothing more, and print
`stalled`), drop (close the connection in place of the answer to the whole message), cut (close it in the midst).
"""

import asyncio
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder, options = sys.argv[1], json.load(open(sys.argv[2]))
replies = options.get("replies", {})


class Keeper:
    count = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        if options.get("stall") == "EHLO":
            print("stalled", flush=True)
            await asyncio.sleep(3600)
        return responses

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if "SENDER" in replies:
            return replies["SENDER"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in replies:
            return replies[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if options.get("stall") == "MESSAGE":
            print("stalled", flush=True)
            await asyncio.sleep(3600)
        if "MESSAGE" in replies:
            return replies["MESSAGE"]
        Keeper.count += 1
        path = os.path.join(folder, str(Keeper.count))
        with open(path + ".json", "w") as file:
            json.dump({"from": envelope.mail_from, "to": envelope.rcpt_tos, "user": session.auth_data}, file)
        with open(path + ".part", "wb") as file:
            file.write(envelope.original_content)
        os.rename(path + ".part", path + ".eml")
        if options.get("drop"):
            server.transport.abort()
        return "250 Message accepted for delivery"


class Server(SMTP):
    def data_received(self, data):
        # A connection that is lost with the mail half across.
        if options.get("cut") and b"CUT HERE" in data:
            print("cut", flush=True)
            self.transport.abort()
            return
        super().data_received(data)


def authenticate(server, session, envelope, mechanism, data):
    given = (data.login.decode(), data.password.decode())
    if given == (options["user"], options["password"]):
        return AuthResult(success=True, auth_data=given[0])
    return AuthResult(success=False, handled=False)


async def main():
    tls, context = options.get("tls", "none"), None
    if tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options["certificate"], options["key"])
    arguments = {"data_size_limit": 100_000_000}
    if tls == "starttls":
        arguments.update(tls_context=context, require_starttls=True)
    if "user" in options:
        arguments.update(authenticator=authenticate, auth_required=True, auth_require_tls=tls == "starttls")
    server = await asyncio.get_running_loop().create_server(
        lambda: Server(Keeper(), **arguments), "127.0.0.1", 0, ssl=context if tls == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def until_the_test_is_gone():
    # Standard input ends with the process that holds its other end, however that ends.
    loop = asyncio.get_running_loop()
    serving = loop.create_task(main())
    await loop.run_in_executor(None, sys.stdin.read)
    serving.cancel()
    os._exit(0)


asyncio.run(until_the_test_is_gone())
