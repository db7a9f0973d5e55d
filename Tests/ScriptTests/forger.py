"""What somebody who holds the whole store could do: change an entry, make every hash behind it
anew, and every seal, with a key of one's own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import paths
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

paths.add(paths.VERIFY)
from journal import json_text, seal_text  # noqa: E402
from settlement import canonical  # noqa: E402

Change = Callable[[int, str], str]


class Forger:
    def __init__(self, store: str) -> None:
        self.store = store
        self.key = Ed25519PrivateKey.generate()
        self.public = self.key.public_key().public_bytes_raw().hex()

    def chain(self, export: bytes, change: Change, sign: bool = True) -> bytes:
        """The export after a change of its entries, every hash in it right again."""
        before, forged, out = "0" * 64, bytes(32), []
        for line in export.splitlines():
            entry = json.loads(line)
            text = change(entry["entry"], entry["text"])
            if f" head={before}" in text:
                text = text.replace(f" head={before}", f" head={forged.hex()}")
            if sign and ("\nz-sealed " in text or "\nday-closed " in text):
                text = self.seal(text)
            before, forged = entry["hash"], hashlib.sha256(forged + text.encode()).digest()
            form = '{"entry":%d,"hash":"%s","text":"%s"}\n'
            out.append(form % (entry["entry"], forged.hex(), json_text(text)))
        return "".join(out).encode()

    def seal(self, text: str) -> str:
        lines = text.split("\n")
        for at, line in enumerate(lines):
            if not line.startswith(("z-sealed ", "day-closed ")):
                continue
            rows = [line.rpartition(" signature=")[0] + " signature="]
            if " signing-key=" in rows[0]:
                old = rows[0].partition(" signing-key=")[2][:64]
                rows[0] = rows[0].replace(old, self.public)
            for row in lines[at + 1 :]:
                if not row.startswith("- "):
                    break
                rows.append(row)
            lines[at] = rows[0] + self.key.sign(seal_text(self.store, rows)).hex()
        return "\n".join(lines)

    def settlement(self, data: bytes) -> bytes:
        """settlement.json after a change, signed."""
        truth = json.loads(data)
        truth["signing-key"] = self.public
        truth["signature"] = ""
        form = f"till-settlement 1\n{canonical(truth)}\n"
        truth["signature"] = self.key.sign(form.encode()).hex()
        return f"{canonical(truth)}\n".encode()
