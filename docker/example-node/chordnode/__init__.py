"""A Chord/DHash node for Wringer's harness, written from docs/TESTEE.md."""

import os

# gRPC would tell about each broken connection on standard error, where only what matters should stand. It looks once,
# when it is loaded.
os.environ.setdefault("GRPC_VERBOSITY", "NONE")

VERSION = "1.0"
