"""Reads a store with Python's standard library alone, from what docs/store.md says: python3 read_store.py <store> [<folder>].

Verifies every digest on the way, prints the number of runs and the digest of the store, which is that of Java for a compacted
store, and writes each table as <folder>/<first digits of the run>-<output>.arrow.
"""

import hashlib
import json
import sys
import zipfile
from pathlib import Path


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def blake2b(*parts):
    digest = hashlib.blake2b(digest_size=32)
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def records(store):
    """Every record of every finished segment: its manifest and the bytes of its files."""
    for segment in sorted((store / "segments").glob("*.zip")):
        with zipfile.ZipFile(segment) as archive:
            names = archive.namelist()
            for name in names:
                folder, _, file = name.rpartition("/")
                if file == "manifest.json":
                    files = {n.rpartition("/")[2]: n for n in names if n.rpartition("/")[0] == folder}
                    yield json.loads(archive.read(name)), {f: archive.read(n) for f, n in files.items()}


def check(store, manifest, files):
    content = manifest["content"]
    assert blake2b(b"calabaria:record:v1|", canonical(content).encode()) == manifest["digest"], "content"
    inputs = {key: content[key] for key in ("code", "config", "numerics", "params", "seed", "stack")}
    sim = hashlib.sha256(b"calabaria:sim:v1|" + canonical(inputs).encode()).hexdigest()
    assert sim == content["sim_root"], "sim_root"
    tables = {}
    for output, known in content["outputs"].items():
        digest = known["digest"]
        path = store / "objects" / digest[:2] / digest[2:4] / digest
        table = path.read_bytes() if known["object"] else files[output + ".arrow"]
        assert len(table) == known["bytes"] and blake2b(table) == digest, output
        tables[output] = table
    return tables


def main(store, folder=None):
    digest = hashlib.blake2b(b"calabaria:store:v1|", digest_size=32)
    runs = set()
    for manifest, files in records(store):
        sim_root = manifest["content"]["sim_root"]
        runs.add(sim_root)
        digest.update((manifest["digest"] + "\n").encode())
        for output, table in check(store, manifest, files).items():
            if folder is not None:
                (folder / f"{sim_root[:16]}-{output}.arrow").write_bytes(table)
    print(len(runs), digest.hexdigest())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
