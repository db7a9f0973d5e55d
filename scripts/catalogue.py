#!/usr/bin/env python3
"""Makes a catalogue for `till import` out of codes and names.

The lists of real products that are at hand have a code and a name, no more. This gives each a
price, a VAT class, a group, a place on the floor and a stock, worked out from its code alone, so
that the same list makes the same catalogue everywhere.

    scripts/catalogue.py products.csv.gz > catalogue.csv
    scripts/catalogue.py --limit 10000 products.csv > catalogue.csv
"""

import argparse
import csv
import gzip
import sys
import zlib

GROUPS = ["dairy", "bread", "drinks", "pantry", "sweets", "frozen", "fruit", "household", "other"]
NAME_BYTES = 100


def opened(path):
    """A file of `code,name` rows, packed or not."""
    if path.endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return open(path, encoding="utf-8", newline="")


def facts(code):
    """Price, VAT class, group, place and stock of a code."""
    dice = zlib.crc32(code.encode())
    kronor = 5 + dice % 95
    group = GROUPS[dice // 95 % len(GROUPS)]
    vat = "standard" if group == "household" else "food"
    aisle = 1 + dice // 1000 % 40
    bay = "ABCDEFGHIJKLMNOPQRST"[dice // 40_000 % 20]
    shelf = 1 + dice // 800_000 % 6
    stock = max(0, dice // 4_800_000 % 60 - 5)
    return [f"{kronor}.90", vat, group, f"{aisle}-{bay}-{shelf}", str(stock)]


def clean(name):
    """A name as the protocol takes it: one line, not too long."""
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return name.encode()[:NAME_BYTES].decode(errors="ignore")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("products", help="CSV of code and name, .gz or not")
    parser.add_argument("--limit", type=int, help="take so many, evenly spread")
    options = parser.parse_args()
    with opened(options.products) as file:
        rows = [row for row in csv.reader(file) if len(row) >= 2 and row[0].isdigit()]
    step = max(1, len(rows) // options.limit) if options.limit else 1
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["code", "name", "price", "vat", "group", "place", "stock"])
    for row in rows[::step]:
        name = clean(row[1])
        if name:
            writer.writerow([row[0], name] + facts(row[0]))


if __name__ == "__main__":
    main()
