#!/usr/bin/env bash
# Makes an ahead-of-time cache of the packaged program: runs it on a throw-away database, asks it a few things and stops
# it, whereupon the JVM writes what it has loaded and linked. With it, a start takes a fraction of the time. Beside the
# cache it lays SQLite's native library, which the driver otherwise unpacks at every start. It prints the options with
# which a start takes both.
#
#   docker/train.sh JAR OUT
#
# JAVA     the java to train, JDK 25 or later; no other build of the JVM takes the cache (java)
# PORT     a TCP port that is free while it runs (5001)
#
# JDK_JAVA_OPTIONS counts, as ever; train with those of the later runs. Bash alone does the asking, since the official
# JRE images have neither curl nor wget.
set -euo pipefail

if [ $# != 2 ]; then
    echo "Usage: docker/train.sh JAR OUT" >&2
    exit 2
fi

absolute() {
    local directory
    directory=$(cd "$(dirname "$1")" && pwd) || return
    echo "${directory%/}/$(basename "$1")"
}
jar=$(absolute "$1")
out=$(absolute "$2")
java=${JAVA:-java}
port=${PORT:-5001}

work=$(mktemp -d)
server=
# shellcheck disable=SC2329 # the trap calls it
clean() {
    if [ -n "$server" ]; then
        kill -KILL "$server" 2> /dev/null || true
    fi
    rm -rf "$work" "$out.config"
}
trap clean EXIT

fail() {
    echo "No cache: $1" >&2
    if [ -s "$work/log" ]; then
        cat "$work/log" >&2
    fi
    rm -f "$out"
    exit 1
}

# Whether a GET of the path is answered 200.
ask() {
    (
        exec 3<> "/dev/tcp/127.0.0.1/$port" &&
            printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$1" >&3 &&
            IFS= read -r -t 10 status <&3 &&
            cat <&3 > "$work/body" &&
            [[ $status == 'HTTP/1.1 200'* ]]
    ) 2> /dev/null
}

# Whether anything listens on the port.
taken() {
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null
}

running() {
    kill -0 "$server" 2> /dev/null
}

if taken; then
    fail "port $port is taken; PORT names another"
fi

rm -f "$out" "$out.config"
rm -f "$(dirname "$out")"/libsqlitejdbc.*
PORT=$port HOST=127.0.0.1 AUTH=none SEED=demo DATABASE_URL="sqlite:///$work/calendly.db" \
    "$java" "-Dorg.sqlite.tmpdir=$work" "-XX:AOTCacheOutput=$out" -jar "$jar" > "$work/log" 2>&1 &
server=$!

# Two minutes: an image for another architecture is trained under emulation.
for ((tenths = 0; ; tenths++)); do
    if ask /health/ready; then
        break
    fi
    running || fail "the program did not start"
    ((tenths < 1200)) || fail "the program did not answer in two minutes"
    sleep 0.1
done
# The demo data has written already; this adds what only a request reaches.
for path in /api/users /api/availability/1 '/api/overlap?user1_id=1&user2_id=2' /metrics; do
    ask "$path" || fail "$path was not answered 200"
done

# The driver deletes what it unpacked when the process ends.
library=
for unpacked in "$work"/sqlite-*-libsqlitejdbc.*; do
    if [[ $unpacked =~ /sqlite-.*-(libsqlitejdbc\.[a-z]+)$ ]]; then
        library=$(dirname "$out")/${BASH_REMATCH[1]}
        install -m 755 "$unpacked" "$library"
    fi
done
[ -n "$library" ] || fail "the driver unpacked no library"

# The JVM writes the cache on its way out, so this takes longer than a stop.
kill -TERM "$server"
for ((tenths = 0; ; tenths++)); do
    running || break
    ((tenths < 3000)) || fail "the program did not end in five minutes"
    sleep 0.1
done
wait "$server" || true # 143, as after every SIGTERM
server=

[ -s "$out" ] || fail "the JVM wrote none"
"$java" -XX:AOTMode=on "-XX:AOTCache=$out" -cp "$jar" -version > "$work/log" 2>&1 ||
    fail "the JVM does not take its own"
echo "$out: $(wc -c < "$out") bytes"
echo "java -XX:AOTCache=$out -Dorg.sqlite.lib.path=$(dirname "$library") -Dorg.sqlite.lib.name=$(basename "$library")" \
    "-jar $jar"
