"""A small HTTP server on a free port of loopback, for tests: web_server.py FOLDER OPTIONS

Prints its port. Keeps each POST as FOLDER/N.json with its headers, and whether its signature is right, and answers as
the options say: status, headers, body. A path of /slow is never answered.
"""

import hashlib
import hmac
import http.server
import json
import os
import sys
import threading
import time

folder, options = sys.argv[1], json.load(open(sys.argv[2]))


def is_signed(headers, body, secret):
    # As docs/delivery.md tells receivers to do it.
    expected = "v1=" + hmac.new(secret, headers["X-A2D2-Timestamp"].encode() + b"." + body, hashlib.sha256).hexdigest()
    fresh = abs(time.time() - int(headers["X-A2D2-Timestamp"])) < 300
    return fresh and hmac.compare_digest(expected, headers["X-A2D2-Signature"])


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    count = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/slow":
            print("stalled", flush=True)
            time.sleep(3600)
        Handler.count += 1
        signed = "X-A2D2-Signature" in self.headers
        record = {
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": body.decode(),
            "isSigned": signed and is_signed(self.headers, body, options.get("secret", "").encode()),
        }
        path = os.path.join(folder, str(Handler.count) + ".json")
        with open(path + ".part", "w") as file:
            json.dump(record, file)
        os.rename(path + ".part", path)
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        body = options.get("body", "").encode()
        self.send_response(options.get("status", 200))
        for name, value in options.get("headers", {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
# Standard input ends with the process that holds its other end, however that ends.
sys.stdin.read()
os._exit(0)
