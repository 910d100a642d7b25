"""Makes numpy_more.json: python3 numpy_more.py > numpy_more.json  (CPython 3.11.7, numpy 2.4.6, x86-64 Linux)."""
import hashlib
import json
import struct

import numpy as np


def sha(array, dtype):
    return hashlib.sha256(np.ascontiguousarray(np.asarray(array).astype(dtype)).tobytes()).hexdigest()


def strings(values):
    return [str(int(v)) for v in values]


def fresh(seed):
    return np.random.default_rng(seed)


def long_streams(seed):
    """SHA-256 of the little-endian bytes of many draws, each list from a fresh generator."""
    return {
        "seed": str(seed),
        "raw_100000": sha(fresh(seed).bit_generator.random_raw(100000), "<u8"),
        "random_100000": sha(fresh(seed).random(100000), "<f8"),
        "standard_normal_1000000": sha(fresh(seed).standard_normal(1000000), "<f8"),
        "standard_exponential_1000000": sha(fresh(seed).standard_exponential(1000000), "<f8"),
        "float32_100000": sha(fresh(seed).random(100000, dtype=np.float32), "<f4"),
        "permutation_50000": sha(fresh(seed).permutation(50000), "<i4"),
        "bytes_1001": hashlib.sha256(fresh(seed).bytes(1001)).hexdigest(),
    }


def integers(seed, lo, hi):
    return {
        "seed": str(seed), "lower": str(lo), "upper_inclusive": str(hi),
        "values": strings(fresh(seed).integers(lo, hi, 12, endpoint=True)),
    }


def binomials(seed, n, p):
    draws = fresh(seed).binomial(n, p, 2000)
    return {"seed": str(seed), "n": str(n), "p": p, "first": strings(draws[:5]), "sha": sha(draws, "<i8")}


def poissons(seed, rate):
    draws = fresh(seed).poisson(rate, 2000)
    return {"seed": str(seed), "rate": rate, "first": strings(draws[:5]), "sha": sha(draws, "<i8")}


def advanced(seed, steps):
    rng = fresh(seed)
    rng.integers(0, 5)  # keeps a half word, which the advance drops
    rng.bit_generator.advance(steps)
    return {"seed": str(seed), "steps": str(steps), "uint32": strings(rng.integers(0, 2**32, 3, dtype=np.uint32))}


def jumped(seed):
    rng = fresh(seed)
    rng.integers(0, 5)
    ahead = np.random.Generator(rng.bit_generator.jumped())
    return {"seed": str(seed), "uint32": strings(ahead.integers(0, 2**32, 3, dtype=np.uint32))}


def shuffled(seed):
    values = list("abcdefghijklmnopqrstuvwxyz")
    fresh(seed).shuffle(values)
    numbers = np.arange(40) * 0.5
    fresh(seed).shuffle(numbers)
    return {"seed": str(seed), "letters": "".join(values), "halves": [float(v) for v in numbers]}


def name_words(name, index=None):
    utf8 = name.encode("utf-8")
    message = b"calabaria:child:1" + len(utf8).to_bytes(4, "big") + utf8
    message += b"\x00" if index is None else b"\x01" + index.to_bytes(8, "big")
    return struct.unpack(">8I", hashlib.sha256(message).digest())


def named(seed, path):
    key = tuple(word for step in path for word in name_words(*step))
    sequence = np.random.SeedSequence(seed, spawn_key=key)
    return {
        "seed": str(seed), "path": [[step[0]] + [str(i) for i in step[1:]] for step in path],
        "spawn_key": strings(key), "state_uint64": strings(sequence.generate_state(2, np.uint64)),
        "raw": strings(np.random.default_rng(sequence).bit_generator.random_raw(3)),
    }


SEEDS = [0, 1, 42, 2**31, 2**32, 2**63, 2**64 - 1, 20261121]
print(json.dumps({
    "source": "numpy.random, made by numpy_more.py", "numpy": np.__version__,
    "long_streams": [long_streams(seed) for seed in SEEDS],
    "integers": [integers(seed, lo, lo + span) for seed in (3, 2**64 - 2) for lo, span in [
        (0, 0), (-7, 0), (0, 1), (0, 2), (-3, 6), (0, 2**31 - 1), (0, 2**31), (-2**31, 3 * 2**30), (5, 2**32 - 2),
        (-5, 2**32 - 1), (0, 2**32), (-2**40, 2**32 + 1), (0, 2**63 - 1), (-2**63, 2**63), (-2**63, 3 * 2**62),
        (-2**63, 2**64 - 2), (-2**63, 2**64 - 1)]],
    "binomial": [binomials(seed, n, p) for seed in (5, 6) for n, p in [
        (1, 0.5), (10, 0.0), (10, 1.0), (20, 0.3), (100, 0.3), (100, 0.30000000000000004), (101, 0.7), (60, 0.5),
        (61, 0.5), (1000, 0.01), (1000, 0.999), (1000, 0.25), (100000, 0.4), (10**6, 0.00005), (10**9, 0.9),
        (10**12, 1e-12), (10**15, 1.5e-14), (10**15, 0.125)]],
    "poisson": [poissons(seed, rate) for seed in (7, 8) for rate in [
        0.0, 1e-10, 0.1, 1.0, 4.5, 9.999, 10.0, 10.5, 17.0, 50.0, 1000.0, 12345.678, 1e6]],
    "advance": [advanced(9, steps) for steps in [0, 1, 2, 1000, -1, -1000, 2**63 - 1, 2**64, 2**127 + 3, 2**128 - 1]],
    "jumped": [jumped(seed) for seed in (10, 2**64 - 1)],
    "shuffle": [shuffled(seed) for seed in (11, 12)],
    "named_children": [named(seed, path) for seed in (42, 2**64 - 1) for path in [
        [("contacts",)], [("agent", 17)], [("agent", 0)], [("a",), ("b",)], [("ab",)], [("a", 1)], [("a1",)],
        [("agent", 2**63 - 1), ("Zürich 🦠",)]]],
}, indent=1))
