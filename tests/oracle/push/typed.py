"""Runs a command in a terminal of its own and types key and secret where it asks for them. typed.py KEY SECRET COMMAND…"""
import os
import pty
import select
import sys
import time

answers = [(b"Key for", sys.argv[1]), (b"does not show", sys.argv[2])]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[3], sys.argv[3:])
heard = b""
while True:
    if not select.select([terminal], [], [], 30)[0]:
        sys.exit("it waits for something else: " + heard.decode())
    try:
        more = os.read(terminal, 4096)
    except OSError:
        break
    if not more:
        break
    heard += more
    if answers and answers[0][0] in heard:
        time.sleep(0.3)
        os.write(terminal, answers.pop(0)[1].encode() + b"\n")
        heard = b""
_, status = os.waitpid(pid, 0)
print(heard.decode().strip())
sys.exit(os.waitstatus_to_exitcode(status))
