#!/usr/bin/env bash
# Makes the certificates that the tests of an encrypted record store use: an authority, what it vouches for, and what nobody
# should trust. Their keys are public, for tests on the loopback alone. Run by hand; what it makes is committed.
#
#   tests/tls/make.sh
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

authority() { # NAME SUBJECT
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -sha256 -days 36500 -subj "/CN=$2" \
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign \
        -keyout "$work/$1.key" -out "$1.pem" 2> /dev/null
}
server() { # NAME SUBJECT_ALTERNATIVE_NAMES FROM UNTIL
    openssl req -new -key server.key -subj "/CN=IAS test store" -out "$work/$1.csr"
    cat > "$work/$1.cnf" <<CNF
[ca]
default_ca = test
[test]
database = $work/index
new_certs_dir = $work
default_md = sha256
policy = any
unique_subject = no
rand_serial = yes
[any]
commonName = supplied
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = $2
CNF
    : > "$work/index"
    openssl ca -batch -notext -config "$work/$1.cnf" -extensions server -cert authority.pem -keyfile "$work/authority.key" \
        -startdate "$3" -enddate "$4" -in "$work/$1.csr" -out "$1.pem" 2> /dev/null
}
authority authority "IAS test authority"
authority stranger "Another test authority"
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out server.key 2> /dev/null
server good DNS:localhost,IP:127.0.0.1 20200101000000Z 21191231000000Z
server expired DNS:localhost,IP:127.0.0.1 20200101000000Z 20210101000000Z
server elsewhere DNS:lrs.example.org 20200101000000Z 21191231000000Z
