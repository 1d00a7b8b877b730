#!/bin/sh
# Makes the class data archive of the Toxiproxy server's image, in the build stage: a server starts with
# a proxy of each toxic, and ends.
set -eu

cd /opt/wringer
work=$(mktemp -d)
grep -v '^-XX:SharedArchiveFile=' java.options >"$work/options"

cat >"$work/proxies.json" <<'JSON'
[{"name": "a", "listen": "127.0.0.1:0", "upstream": "127.0.0.1:9", "toxics": [
    {"type": "latency", "attributes": {"latency": 1}},
    {"type": "bandwidth", "attributes": {"rate": 1000}},
    {"type": "slow_close", "attributes": {"delay": 1}},
    {"type": "slicer", "attributes": {"average_size": 1}},
    {"type": "limit_data", "attributes": {"bytes": 1}},
    {"type": "reset_peer", "stream": "upstream", "attributes": {"timeout": 1}},
    {"type": "timeout", "stream": "upstream", "attributes": {"timeout": 1}}]}]
JSON

/opt/jre/bin/java "-XX:DumpLoadedClassList=$work/classes" "@$work/options" dev.wringer.harness.toxiproxy.ToxiproxyProcess \
    -host=127.0.0.1 -config="$work/proxies.json" >"$work/said" &
server=$!
waited=0
until grep -q listening "$work/said"; do
    waited=$((waited + 1))
    [ "$waited" -lt 60 ]
    sleep 1
done
kill -TERM "$server"
wait "$server" || [ $? -eq 143 ]

/opt/jre/bin/java -Xshare:dump "-XX:SharedClassListFile=$work/classes" -XX:SharedArchiveFile=/opt/wringer/classes.jsa \
    "@$work/options" >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
rm -rf "$work"
