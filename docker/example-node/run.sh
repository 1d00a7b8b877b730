#!/bin/sh
# Runs the example node as a process of this machine. Its settings come from the environment (docs/TESTEE.md).
#
#   docker/example-node/run.sh              a host
#   docker/example-node/run.sh --generate   only generates what is missing
#   docker/example-node/run.sh --test       the unit tests
#
# The messages' Python code is generated into target/example-node when it is missing or older than the .proto files.
#
# PYTHON   the interpreter, with grpcio, protobuf and cryptography (default: /usr/bin/python3, which has Debian's packages)
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
home=$(CDPATH='' cd -P "$here/../.." && pwd)
python=${PYTHON:-/usr/bin/python3}
generated=$home/target/example-node
testee=$home/node/src/main/proto

fail() {
    echo "example-node: $*" >&2
    exit 1
}

generate() {
    "$python" -c 'import grpc, google.protobuf, cryptography' 2>/dev/null || fail \
        "$python lacks grpcio, protobuf or cryptography; on Debian: apt-get install python3-grpcio python3-cryptography"
    command -v protoc >/dev/null && plugin=$(command -v grpc_python_plugin) \
        || fail "protoc or grpc_python_plugin is missing; on Debian: apt-get install protobuf-compiler-grpc"
    rm -rf "$generated"
    mkdir -p "$generated"
    protoc "--plugin=protoc-gen-grpc_python=$plugin" \
        "-I$here/proto" "-I$testee" "--python_out=$generated" "--grpc_python_out=$generated" \
        example/ring.proto health/health.proto wringer/testee/v1/testee.proto \
        || fail "the messages could not be generated"
    : >"$generated/complete"
}

is_stale() {
    [ -f "$generated/complete" ] || return 0
    [ -n "$(find "$here/proto" "$testee/wringer/testee" -newer "$generated/complete" 2>/dev/null | head -n 1)" ]
}

if is_stale; then
    # Many hosts may start at once: one of them generates, the others wait.
    mkdir -p "$home/target"
    exec 9>"$home/target/example-node.lock"
    flock 9
    ! is_stale || generate
    exec 9>&-
fi
export PYTHONPATH="$here:$generated" PYTHONPYCACHEPREFIX="$home/target/example-node.cache"
case ${1:-} in
    '') exec "$python" -m chordnode ;;
    --generate) ;;
    --test) exec "$python" -m unittest discover --start-directory "$here/tests" --top-level-directory "$here" ;;
    *)
        sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0" >&2
        exit 3
        ;;
esac
