#!/usr/bin/env bash
# Holds our statements against the validators of others, and pushes them to a real record store on the loopback: twice, and
# with the line cut in the middle. For development, by hand; needs the network once, for the tools.
#
#   tests/oracle/xapi/run.sh [IAS]          IAS: the program; without it the one that was built last
#   TOOLS=DIR                               where the tools are kept; without it ~/.cache/ias/oracle-xapi
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
cd "$root"
ias=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/release/ias}")
tools=${TOOLS:-$HOME/.cache/ias/oracle-xapi}
python=$tools/venv/bin/python
if [ ! -x "$tools/venv/bin/ralph" ]; then
    mkdir -p "$tools"
    python3 -m venv "$tools/venv"
    "$python" -m pip install -q "ralph-malph[cli,lrs]==5.1.0" requests uvicorn tincan==1.0.0
fi
[ -d "$tools/node/node_modules" ] || { mkdir -p "$tools/node"; (cd "$tools/node" && npm install --silent @learninglocker/xapi-validation@3.0.0); }

work=$(mktemp -d)
trap 'kill ${ralph:-} ${cut:-} 2>/dev/null || true; rm -rf "$work"' EXIT

echo "== every ending of every film, and the cases, as statements"
for film in harvest-van flight-with-auntie family-on-the-road; do
    for plan in tests/cases/"$film"/*/plan.txt; do
        name=$(basename "$(dirname "$plan")")
        { echo "trainee p-$film-$name"; grep -v '^trainee ' "$plan"; } > "$work/plan.txt"
        "$ias" rehearse "scenarios/$film" --plan "$work/plan.txt" --data "$work/data" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    done
done
"$ias" results export --format xapi --data "$work/data" --out "$work/all.jsonl"
cat tests/cases/xapi/*/expected.jsonl > "$work/cases.jsonl"
"$ias" results export --format xapi --data "$work/data" | cmp - "$work/all.jsonl" && echo "the same again, to the byte"
for file in all cases; do
    "$python" "$here/validate.py" "$work/$file.jsonl"
    NODE_PATH=$tools/node/node_modules node "$here/validate.cjs" "$work/$file.jsonl"
done

echo "== Ralph as a record store on the loopback"
port=8123
export RALPH_RUNSERVER_BACKEND=fs RALPH_APP_DIR=$work/ralph RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH=$work/ralph/lrs
export RALPH_AUTH_FILE=$work/ralph/auth.json RALPH_BACKENDS__LRS__FS__DEFAULT_LRS_FILE=statements.jsonl
export PYTHONPATH=$here RALPH_SENTRY_DSN=
mkdir -p "$work/ralph/lrs"
export IAS_LRS_KEY=trainer IAS_LRS_SECRET=a-test-only
start() {
    "$tools/venv/bin/ralph" auth -u "$IAS_LRS_KEY" -p "$IAS_LRS_SECRET" -s all -M mailto:trainer@example.org -N trainer -w > /dev/null
    (cd "$work/ralph" && exec "$python" "$here/ralph_append.py" "$port") > "$work/ralph.log" 2>&1 &
    ralph=$!
    for _ in $(seq 100); do curl -s -o /dev/null "http://127.0.0.1:$port/__heartbeat__" && return; sleep 0.2; done
    cat "$work/ralph.log"; exit 1
}
stored() { cat "$work"/ralph/lrs/* 2>/dev/null | wc -l; }
start
total=$(wc -l < "$work/all.jsonl")
lrs=http://127.0.0.1:$port/xAPI
"$ias" results push --lrs "$lrs" --data "$work/data" --dry-run

echo "-- cut in the middle of the third batch"
python3 "$here/cut.py" 8124 "$port" 2 & cut=$!
sleep 1
"$ias" results push --lrs http://127.0.0.1:8124/xAPI --data "$work/data" && { echo "the cut was not noticed"; exit 1; } || true
echo "$(stored) of $total stored before the cut"
echo "-- on to the store itself: what is there stays, the rest comes"
"$ias" results push --lrs "$lrs" --data "$work/data"
echo "$(stored) of $total stored"; [ "$(stored)" = "$total" ]
echo "-- once more, and once more from the beginning"
"$ias" results push --lrs "$lrs" --data "$work/data"
"$ias" results push --lrs "$lrs" --data "$work/data" --again
echo "$(stored) of $total stored"; [ "$(stored)" = "$total" ]
echo "-- a statement of the same id with other content"
first=$(head -1 "$work/all.jsonl" | sed 's/.*"id":"\([^"]*\)","timestamp".*/\1/')
sed -i "/$first/s/\"practice\"/\"exam\"/" "$work"/ralph/lrs/*
"$ias" results push --lrs "$lrs" --data "$work/data" --again && { echo "the conflict was not noticed"; exit 1; } || true
echo "-- the wrong secret"
IAS_LRS_SECRET=wrong "$ias" results push --lrs "$lrs" --data "$work/data" --again && exit 1 || true
echo "all as it should be"
