#!/usr/bin/env bash
# Pushes to a record store behind TLS with key and secret from a real keyring (gnome-keyring on a bus of its own), and along the
# unhappy ways. For development, by hand: the suite has what needs no foreign service (tests/cli/pushing.rs). Needs
# dbus-run-session, gnome-keyring, python3; touches no keyring but its own.
#
#   tests/oracle/push/run.sh [IAS]          IAS: the program; without it the one that was built last
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
tls=$PWD/tests/tls
ias=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/release/ias}")
if [ -z "${IN_A_BUS:-}" ]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    mkdir -m 700 "$work/run"
    IN_A_BUS=$work XDG_DATA_HOME=$work/data XDG_RUNTIME_DIR=$work/run dbus-run-session -- "$0" "$ias"
    exit
fi
work=$IN_A_BUS
data=$work/results
for plan in tests/cases/harvest-van/*/plan.txt; do
    "$ias" rehearse scenarios/harvest-van --plan "$plan" --data "$data" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
done
servers=()
trap 'kill "${servers[@]}" 2> /dev/null || true' EXIT
serve() { python3 "$here/lrs.py" "$1" "$tls/$2" "$tls/server.key" "${3:-}" > "$work/lrs-$1" 2>&1 & servers+=($!); }
serve 8461 good.pem; serve 8462 expired.pem; serve 8463 elsewhere.pem; serve 8464 good.pem 503
serve 8465 good.pem cut; serve 8466 good.pem 413; serve 8467 good.pem 507
sleep 1
push() { local port=$1; shift; "$ias" results push --data "$data" --lrs "https://localhost:$port/xapi" "$@" 2>&1; }
must() { local what=$1 told; shift; told=$("$@" 2>&1) || true; grep -q "$what" <<< "$told" || { echo "no '$what' in: $told"; exit 1; }; echo "ok: $what"; }
ca=(--ca "$tls/authority.pem")

echo "== a keyring that keeps nothing, and one that keeps it"
printf 'for the test' | gnome-keyring-daemon --unlock --components=secrets > /dev/null
sleep 1
must "No key for" push 8461 "${ca[@]}"
for port in 8461 8462 8463 8464 8465 8466 8467; do
    python3 "$here/typed.py" trainer hush "$ias" results push --data "$data" --lrs "https://localhost:$port/xapi" --login > /dev/null
done
! grep -rqa hush "$XDG_DATA_HOME" "$data"
must "are in the record store" push 8461 "${ca[@]}"
must "0 statements of 0" push 8461 "${ca[@]}"
echo "== whom not to believe"
must "no authority that is trusted here" push 8461 --again
must "its last day was" push 8462 "${ca[@]}"
must "it is that of lrs.example.org" push 8463 "${ca[@]}"
echo "== not well, cut, too much, full"
must "are in the record store" push 8464 "${ca[@]}"
must "are in the record store" push 8465 "${ca[@]}" --batch 20
must "are in the record store" push 8466 "${ca[@]}"
must "no room left" push 8467 "${ca[@]}"
echo "== out of the keyring again"
must "Taken out of the keyring" push 8461 --logout
must "No key for" push 8461 "${ca[@]}"
echo "== no bus, no keyring"
must "this system offers none" env -u DBUS_SESSION_BUS_ADDRESS -u XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere "$ias" results push --data "$data" --lrs https://localhost:8461/xapi
echo "all as it should be"
