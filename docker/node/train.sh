#!/bin/sh
# Makes the class data archive of the node's image, in the build stage. Two hosts found a ring, one of
# them working on disk, are asked how they are, and leave. Whatever that loads goes into the archive, so
# that a container neither reads nor verifies it at its start.
set -eu

cd /opt/wringer
work=$(mktemp -d)
grep -v '^-XX:SharedArchiveFile=' java.options >"$work/options"

export WRINGER_FOUNDERS=localhost:7001,localhost:7002
export WRINGER_VIRTUAL_NODES=2 WRINGER_SUCCESSORS=3 WRINGER_REPLICAS=2
export WRINGER_STABILIZE=100ms..500ms WRINGER_REPAIR=500ms

# run OPTION CLASS ARGUMENTS…
run() {
    option=$1
    shift
    exec /opt/jre/bin/java "$option" "@$work/options" "$@"
}

(run -Xshare:off dev.wringer.node.grpc.NodeServer --advertise localhost:7001) &
first=$!
(run "-XX:DumpLoadedClassList=$work/host" dev.wringer.node.grpc.NodeServer \
    --advertise localhost:7002 --store "$work/store") &
second=$!

asked=0
until (WRINGER_ADVERTISE=localhost:7002 run "-XX:DumpLoadedClassList=$work/health" dev.wringer.node.grpc.HealthCheck >/dev/null); do
    asked=$((asked + 1))
    [ "$asked" -lt 60 ]
    sleep 1
done
sleep 5 # some rounds of stabilization and repair
kill -TERM "$second"
wait "$second"
kill -TERM "$first"
wait "$first"

awk '!seen[$0]++' "$work/host" "$work/health" >"$work/classes"
(run -Xshare:dump -XX:SharedClassListFile="$work/classes" -XX:SharedArchiveFile=/opt/wringer/classes.jsa) >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
rm -rf "$work"
