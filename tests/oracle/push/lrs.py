"""A strict little record store behind TLS on the loopback, for tests by hand. lrs.py PORT CERTIFICATE KEY [slow|503|507|cut|413]

Key and secret are `trainer` and `hush`. `slow` takes its time, `503` is not well every third time, `507` is full, `cut` hangs up
on the third batch, `413` takes 20 kB at most.
"""
import base64
import json
import re
import ssl
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

port, certificate, key = int(sys.argv[1]), sys.argv[2], sys.argv[3]
mode = sys.argv[4] if len(sys.argv) > 4 else ""
wanted = "Basic " + base64.b64encode(b"trainer:hush").decode()
shelf, batches = {}, 0


class Store(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def say(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def knows(self):
        if self.headers.get("Authorization") != wanted:
            self.say(401)
        elif self.headers.get("X-Experience-API-Version") != "1.0.3":
            self.say(400, b"which version?")
        else:
            return True
        return False

    def do_POST(self):
        global batches
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.knows():
            return
        batches += 1
        if mode == "slow":
            time.sleep(0.7)
        if mode == "503" and batches % 3 == 1:
            return self.say(503, Retry_After="2")
        if mode == "507":
            return self.say(507)
        if mode == "cut" and batches == 3:
            return self.connection.close()
        if mode == "413" and len(body) > 20_000:
            return self.say(413)
        statements = json.loads(body)
        for one in statements:
            if not (re.fullmatch("[0-9a-f-]{36}", one["id"]) and {"actor", "verb", "object", "timestamp"} <= one.keys()):
                return self.say(400, b"no statement")
            if shelf.get(one["id"], one) != one:
                return self.say(409)
        shelf.update((one["id"], one) for one in statements)
        print(len(shelf), flush=True)
        self.say(200, json.dumps([one["id"] for one in statements]).encode())

    def do_GET(self):
        if self.knows():
            found = re.search("statementId=([0-9a-f-]+)", self.path)
            one = shelf.get(found and found.group(1))
            self.say(200, json.dumps(one).encode()) if one else self.say(404)


server = ThreadingHTTPServer(("127.0.0.1", port), Store)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
