"""A line to a server that is cut in the middle of a request: python3 cut.py LISTEN UPSTREAM REQUESTS

Passes REQUESTS whole requests on to 127.0.0.1:UPSTREAM; of the next one half the body, then nothing; then it ends.
"""
import re
import socket
import sys

listen, upstream, whole = map(int, sys.argv[1:4])
server = socket.create_server(("127.0.0.1", listen))
for number in range(whole + 1):
    client, _ = server.accept()
    data = b""
    while b"\r\n\r\n" not in data:
        data += client.recv(65536)
    head, body = data.split(b"\r\n\r\n", 1)
    length = int(re.search(rb"(?i)content-length: *(\d+)", head).group(1))
    while len(body) < (length if number < whole else length // 2):
        body += client.recv(65536)
    if number == whole:
        client.close()
        break
    head = re.sub(rb"(?i)\r\nconnection: [^\r]*", b"", head) + b"\r\nConnection: close"
    there = socket.create_connection(("127.0.0.1", upstream))
    there.sendall(head + b"\r\n\r\n" + body)
    answer = b""
    while chunk := there.recv(65536):
        answer += chunk
    head, rest = answer.split(b"\r\n\r\n", 1)
    head = re.sub(rb"(?i)\r\nconnection: [^\r]*", b"", head) + b"\r\nConnection: close"
    client.sendall(head + b"\r\n\r\n" + rest)
    client.close()
