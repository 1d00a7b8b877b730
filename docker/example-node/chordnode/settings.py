"""The host's settings, from the environment variables of docs/TESTEE.md."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "WRINGER_"
UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


class WrongSetting(Exception):
    """A variable that is missing or makes no sense. Its text is one line for people."""


@dataclass(frozen=True)
class Links:
    """Where to dial to reach a host (docs/TESTEE.md, Links): the first rule that fits decides."""

    rules: tuple[tuple[str, str], ...] | None  # pattern and address; None: hosts are dialled by their own names

    def address_of(self, host: str) -> str | None:
        """Where to dial, or None if no rule fits."""
        if self.rules is None:
            return host
        for pattern, address in self.rules:
            before, star, after = pattern.partition("*")
            found = re.fullmatch(re.escape(before) + (r"(\d+)" if star else "") + re.escape(after), host)
            if found:
                base = re.fullmatch(r"(.+):(\d+)\+\*", address)
                return f"{base[1]}:{int(base[2]) + int(found[1])}" if base else address
        return None


@dataclass(frozen=True)
class Settings:
    """What one host is told. Times are in seconds."""

    advertise: str
    founders: tuple[str, ...]
    bootstrap: tuple[str, ...]
    greeting: bool
    listen: str
    virtual_nodes: int
    links: Links
    successors: int  # r
    replicas: int  # k
    acknowledgements: int
    stabilize: tuple[float, float]
    uniform_pace: bool
    finger_rounds: int
    repair: float
    call_timeout: tuple[float, float]
    lookup_timeout: float
    maintenance: bool
    variant: str
    seed: int | None
    store: Path | None
    full: bool
    largest_block: int
    patience: float

    def told(self) -> dict[str, str]:
        """With which settings its nodes run, by the names of their variables, as Status tells them."""
        told = {
            "SUCCESSORS": str(self.successors),
            "STABILIZE": "..".join(map(_milliseconds, self.stabilize)),
            "UNIFORM_PACE": str(self.uniform_pace).lower(),
            "FINGER_ROUNDS": str(self.finger_rounds),
            "CALL_TIMEOUT": "..".join(map(_milliseconds, self.call_timeout)),
            "LOOKUP_TIMEOUT": _milliseconds(self.lookup_timeout),
            "LOOKUP_MODE": "iterative",
            "REPLICAS": str(self.replicas),
            "ACKNOWLEDGEMENTS": str(self.acknowledgements),
            "REPAIR": _milliseconds(self.repair),
        }
        return {PREFIX + name: value for name, value in told.items()}


def read(environment: Mapping[str, str]) -> Settings:
    """Reads all settings; raises WrongSetting at the first that is wrong."""
    reader = _Reader(environment)
    advertise = reader.address("ADVERTISE")
    founders = reader.hosts("FOUNDERS")
    bootstrap = reader.hosts("BOOTSTRAP")
    if bool(founders) == bool(bootstrap):
        raise WrongSetting("set either WRINGER_FOUNDERS or WRINGER_BOOTSTRAP")
    if founders and advertise not in founders:
        raise WrongSetting(f"WRINGER_FOUNDERS lacks this host, {advertise}")
    replicas = reader.number("REPLICAS", 5, least=1)
    acknowledgements = reader.number("ACKNOWLEDGEMENTS", replicas // 2 + 1, least=1)
    if acknowledgements > replicas:
        raise WrongSetting(f"WRINGER_ACKNOWLEDGEMENTS={acknowledgements}: there are only {replicas} replicas")
    reader.choice("LOOKUP_MODE", "iterative", ("iterative",))  # this node has no recursive lookups
    store = environment.get(PREFIX + "STORE", "")
    return Settings(
        advertise=advertise,
        founders=founders,
        bootstrap=bootstrap,
        greeting=reader.switch("GREETING", True),
        listen=reader.address("LISTEN", "0.0.0.0:" + advertise.rpartition(":")[2]),
        virtual_nodes=reader.number("VIRTUAL_NODES", 1, least=1),
        links=reader.links(),
        successors=reader.number("SUCCESSORS", 16, least=1),
        replicas=replicas,
        acknowledgements=acknowledgements,
        stabilize=reader.range("STABILIZE", "1s..20s"),
        uniform_pace=reader.switch("UNIFORM_PACE", False),
        finger_rounds=reader.number("FINGER_ROUNDS", 1, least=1),
        repair=reader.time("REPAIR", "300s"),
        call_timeout=reader.range("CALL_TIMEOUT", "500ms..3s"),
        lookup_timeout=reader.time("LOOKUP_TIMEOUT", "15s"),
        maintenance=reader.switch("MAINTENANCE", True),
        variant=reader.choice("VARIANT", "corrected", ("corrected",)),
        seed=reader.number("SEED", None),
        store=Path(store) if store else None,
        full=reader.switch("FULL", False),
        largest_block=reader.number("LARGEST_BLOCK", 1 << 20, least=1),
        patience=reader.time("PATIENCE", "60s"),
    )


def seconds(text: str) -> float:
    """A whole number with a unit, as 500ms; raises ValueError."""
    found = re.fullmatch(r"(\d+)(ms|s|m|h)", text.strip())
    if not found or int(found[1]) == 0:
        raise ValueError(text)
    return int(found[1]) * UNITS[found[2]]


def _milliseconds(time: float) -> str:
    return f"{round(time * 1000)}ms"


class _Reader:
    """Reads variables one by one. An empty one counts as missing."""

    def __init__(self, environment: Mapping[str, str]):
        self._environment = environment

    def _text(self, name: str, default: str | None = None) -> str:
        value = self._environment.get(PREFIX + name, "").strip()
        if value:
            return value
        if default is None:
            raise WrongSetting(f"{PREFIX}{name} is missing")
        return default

    def _wrong(self, name: str, what: str) -> WrongSetting:
        return WrongSetting(f"{PREFIX}{name}={self._text(name, '')}: {what}")

    def address(self, name: str, default: str | None = None) -> str:
        value = self._text(name, default)
        if not _is_address(value):
            raise self._wrong(name, "not of the form name:port")
        return value

    def hosts(self, name: str) -> tuple[str, ...]:
        hosts = tuple(host.strip() for host in self._text(name, "").split(",") if host.strip())
        if not all(_is_address(host) for host in hosts):
            raise self._wrong(name, "not of the form name:port,name:port")
        return hosts

    def number(self, name: str, default: int | None, least: int | None = None) -> int | None:
        value = self._text(name, "")
        if not value:
            return default
        if not re.fullmatch(r"-?\d+", value) or (least is not None and int(value) < least):
            raise self._wrong(name, "not a whole number" + (f", {least} or more" if least is not None else ""))
        return int(value)

    def switch(self, name: str, default: bool) -> bool:
        return self.choice(name, str(default).lower(), ("true", "false")) == "true"

    def choice(self, name: str, default: str, known: tuple[str, ...]) -> str:
        value = self._text(name, default)
        if value not in known:
            raise self._wrong(name, "this node knows only " + ", ".join(known))
        return value

    def time(self, name: str, default: str) -> float:
        try:
            return seconds(self._text(name, default))
        except ValueError:
            raise self._wrong(name, "not a time such as 500ms, 3s or 5m") from None

    def range(self, name: str, default: str) -> tuple[float, float]:
        shortest, dots, longest = self._text(name, default).partition("..")
        try:
            bounds = (seconds(shortest), seconds(longest))
        except ValueError:
            raise self._wrong(name, "not of the form 500ms..3s") from None
        if not dots or bounds[0] > bounds[1]:
            raise self._wrong(name, "the shorter time comes first")
        return bounds

    def links(self) -> Links:
        text = self._text("LINKS", "")
        if not text:
            return Links(None)
        rules = []
        for rule in text.split(","):
            pattern, equals, address = (part.strip() for part in rule.partition("="))
            if not equals or pattern.count("*") > 1 or not re.fullmatch(r".+:\d+(\+\*)?", address):
                raise self._wrong("LINKS", f"'{rule.strip()}' is not of the form pattern=address")
            if address.endswith("+*") and "*" not in pattern:
                raise self._wrong("LINKS", f"'{rule.strip()}' has a * only behind the =")
            rules.append((pattern, address))
        return Links(tuple(rules))


def _is_address(text: str) -> bool:
    found = re.fullmatch(r"[^\s:/,]+:(\d{1,5})", text)
    return bool(found) and 0 < int(found[1]) < 65536
